/**
 * Parses the body of an answer.
 * @param mustBeJson whether anything but JSON is trouble; else such a body counts as `undefined`
 * @param unreadable makes the service's own error of what was thrown while parsing
 */
export function parseJson(text: string, mustBeJson: boolean, unreadable: (cause: unknown) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (mustBeJson) throw unreadable(error);
    return undefined;
  }
}
