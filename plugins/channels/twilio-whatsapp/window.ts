import type { PluginContext } from '#sdk';

const HOUR_MS = 60 * 60_000;
/** WhatsApp's customer service window. */
const WINDOW_MS = 24 * HOUR_MS;
const REMEMBERED_MS = 30 * WINDOW_MS;

/** When a person last wrote: for 24 h after that WhatsApp takes free text, and then approved templates only. */
export interface ServiceWindow {
  /** A message of the person came in. */
  open(user: string): Promise<void>;
  /** `unknown` where nothing is remembered (a restart without a database): then Twilio decides. */
  state(user: string): Promise<'open' | 'over' | 'unknown'>;
  forget(user: string): Promise<void>;
}

/** Remembers for 30 days, by address, a time and nothing else. */
export function createServiceWindow({ store, now }: Pick<PluginContext, 'store' | 'now'>): ServiceWindow {
  const key = (user: string): string => `wrote:${user}`;
  return {
    open: (user) => store.set(key(user), now().getTime(), REMEMBERED_MS),
    async state(user) {
      const wrote = await store.get<number>(key(user));
      if (wrote === undefined) return 'unknown';
      return now().getTime() - wrote < WINDOW_MS ? 'open' : 'over';
    },
    forget: (user) => store.delete(key(user)),
  };
}
