/** Builds RE2 patterns out of short phrases, so that a list of them stays readable. */

/** Any of the phrases, as whole words. */
export function any(...phrases: readonly string[]): string {
  return `\\b(?:${phrases.join('|')})\\b`;
}

/** Both, in either order, anywhere in the message. */
export function both(one: string, other: string): string {
  return `(?:${one}).*(?:${other})|(?:${other}).*(?:${one})`;
}

/** Any of the phrases as the whole message. */
export function only(...phrases: readonly string[]): string {
  return `^(?:${phrases.join('|')})$`;
}
