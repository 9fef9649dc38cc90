/** A GUID with its hyphens, as the source of an expression; both cases are one. */
export const guidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
