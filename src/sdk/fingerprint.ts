import { hash } from 'node:crypto';

/** SHA-256, in hex, over parts that cannot run into each other: JSON keeps their borders, and lone surrogates apart. */
export function fingerprint(...parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex');
}
