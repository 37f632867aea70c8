import { randomInt } from 'node:crypto';

/** Without letters and digits that look or sound alike. */
const letters = 'ACDEFGHJKLMNPQRTUVWXY3479';

/** A number to quote to a person, such as `K7QD-M3XR`: random, and nothing of anybody in it. */
export function referenceNumber(): string {
  const four = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `${four()}-${four()}`;
}
