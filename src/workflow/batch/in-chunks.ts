/** Rows changed in one transaction: few enough that others hardly wait, many enough that 5,000 take seconds. */
const perTransaction = 100;

/** The rows in order, in parts that are changed in one transaction each. */
export function* inChunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += perTransaction)
    yield rows.slice(from, from + perTransaction);
}
