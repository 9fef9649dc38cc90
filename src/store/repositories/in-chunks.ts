/** Rows in one statement: with our widest table about a quarter of the 32,766 variables that SQLite allows. */
const chunkSize = 500;

/** The rows in order, in parts that fit into one statement each. */
export function inChunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / chunkSize);
  return Array.from({ length: count }, (_, index) => rows.slice(index * chunkSize, (index + 1) * chunkSize));
}
