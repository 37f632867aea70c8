import type { PluginContext } from '#sdk';

const DAY_MS = 24 * 60 * 60_000;

/** When a person last wrote: for 24 h after that WhatsApp takes free text, and then approved templates only. */
export interface ServiceWindow {
  /** A message of the person came in. */
  open(user: string): Promise<void>;
  /** False also where nothing is remembered (a restart without a database): then Twilio decides. */
  isOver(user: string): Promise<boolean>;
  forget(user: string): Promise<void>;
}

/** Remembers for 30 days, by address, a time and nothing else. */
export function createServiceWindow({ store, now }: Pick<PluginContext, 'store' | 'now'>): ServiceWindow {
  const key = (user: string): string => `wrote:${user}`;
  return {
    open: (user) => store.set(key(user), now().getTime(), 30 * DAY_MS),
    async isOver(user) {
      const wrote = await store.get<number>(key(user));
      return wrote !== undefined && now().getTime() - wrote >= DAY_MS;
    },
    forget: (user) => store.delete(key(user)),
  };
}
