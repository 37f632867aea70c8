import type { Session } from './session.ts';

/** Somebody who follows one topic in this process. */
export interface Follower {
  /** Something was appended, or may have been while nobody listened. */
  wake(): void;
  /** Something was told that is kept nowhere; sealed, in base64. */
  told(sealed: string): void;
}

/** Carries what any replica appends to the followers on this one. */
export class FeedHub {
  readonly #followers = new Map<string, Set<Follower>>();

  /** Before the session starts. */
  constructor(session: Session) {
    session.on('blinky_feed', (payload) => {
      const [key = '', sealed] = payload.split(' ');
      for (const follower of this.#followers.get(key) ?? []) sealed === undefined ? follower.wake() : follower.told(sealed);
    });
    session.onAlive(() => {
      for (const followers of this.#followers.values()) for (const follower of followers) follower.wake();
    });
  }

  add(key: string, follower: Follower): () => void {
    const followers = this.#followers.get(key) ?? new Set();
    this.#followers.set(key, followers.add(follower));
    return () => {
      followers.delete(follower);
      if (followers.size === 0 && this.#followers.get(key) === followers) this.#followers.delete(key);
    };
  }
}
