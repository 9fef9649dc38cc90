/** A schema that stands in the repository's history, with a database that the program of then left behind, killed at work. */
export interface EarlierSchema {
  /** Of the files in `fixtures`. */
  readonly name: string;
  /** What the program knew then: 1 single requests, 2 the set-up too, 3 the whole company too. */
  readonly knows: 1 | 2 | 3;
  readonly what: string;
}

/**
 * Every schema before today's, oldest first. Three texts of `0003-whole-company` were changed before anybody was given
 * it; they count all the same, as anybody may have run the bot from any commit.
 */
export const earlierSchemas: readonly EarlierSchema[] = [
  { name: '0001-foundation', knows: 1, what: 'single requests' },
  { name: '0002-setup', knows: 2, what: 'the set-up' },
  { name: '0003-first', knows: 2, what: 'the first text of the whole company' },
  { name: '0003-second', knows: 3, what: 'its second text, without an index' },
  { name: '0003-third', knows: 3, what: 'its third text, without tickets of batches' },
  { name: '0003-whole-company', knows: 3, what: 'the whole company' },
];
