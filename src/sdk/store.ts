import type { DialogTurn } from './dialog.ts';

/**
 * A small shared memory of one plugin: JSON values with a time to live, the same on every replica when a database is set.
 * Bounded: in memory the entries written least recently go first. Keys are hashed before they are stored anywhere.
 */
export interface KeyValueStore {
  get<T>(key: string): Promise<T | undefined>;
  /** `ttlMs` in milliseconds, at least 1. */
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * What a dialog keeps of the person who writes, beyond the conversation: JSON, dropped after the dialog's `retain`, and at once
 * when the person has their data forgotten. Throws BLINKY_PLUGIN_INVALID for a dialog that declares no `retain`.
 */
export interface PersonStore {
  get<T>(turn: DialogTurn): Promise<T | undefined>;
  set(turn: DialogTurn, value: unknown): Promise<void>;
}
