/** Names given; the product has about a hundred statements, apart from those with as many places as there are rows. */
const mostNames = 200;
/** More than any row has. What has more is a list, or several rows, of which no two are as long. */
const mostParameters = 20;
const names = new Map<string, string>();

/**
 * What pg is asked. A statement with a name is parsed once by each connection, which also keeps its plan: a third of what a
 * click costs PostgreSQL. Without one go what stands for itself (`begin`), long lists, of which no two are alike, and whatever
 * asks for all columns: when a newer version adds one, PostgreSQL refuses to go on with the statement.
 * Source: PostgreSQL's documentation of PREPARE; pg's of prepared statements.
 */
export function statementOf(text: string, parameters: readonly unknown[]): { text: string; name?: string } {
  if (parameters.length === 0 || parameters.length > mostParameters || text.includes('*')) return { text };
  const known = names.get(text);
  if (known) return { text, name: known };
  if (names.size >= mostNames) return { text };
  const name = `sso_${names.size + 1}`;
  names.set(text, name);
  return { text, name };
}
