import { hash } from 'node:crypto';

const SHORT = 100;

/** Parts as one key that cannot be another's, of at most 100 characters: as they are where they are short, which costs no hash. */
export function keyOf(...parts: readonly unknown[]): string {
  const text = JSON.stringify(parts);
  return text.length <= SHORT ? text : fingerprint(...parts);
}

/** SHA-256, in hex, over parts that cannot run into each other: JSON keeps their borders, and lone surrogates apart. */
export function fingerprint(...parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}
