/** A person as Teams knows them. */
export interface TeamsPerson {
  /** Entra Object ID. */
  readonly objectId: string;
  readonly name: string;
}

/** A conversation somebody can speak in. */
export interface TeamsPlace {
  readonly kind: 'personal' | 'groupChat' | 'channel';
  /** The conversation's id; of a channel without a thread. */
  readonly id: string;
  readonly name: string;
}

/** The id Teams would use for the person. */
export function teamsIdOf({ objectId }: TeamsPerson): string {
  return `29:${objectId}`;
}
