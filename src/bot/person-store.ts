import { BlinkyError, type DialogTurn, type KeyValueStore, type PersonStore } from '#sdk';

const DAY_MS = 86_400_000;

/** The store of one dialog, by who writes; `forget` drops what it keeps of that person. */
export type ForgettingStore = PersonStore & { forget(turn: DialogTurn): Promise<void> };

/** One dialog's memory of people in `store`, for `days` days; undefined: the dialog keeps nothing, and asking for it is its mistake. */
export function createPersonStore(owner: string, store: KeyValueStore, days: number | undefined): ForgettingStore {
  const promised = (): number => {
    if (days !== undefined) return days * DAY_MS;
    throw new BlinkyError('BLINKY_PLUGIN_INVALID', 'uses host.store without saying for how long', {
      owner,
      hint: 'declare retain: { days }',
    });
  };
  return {
    async get<T>(turn: DialogTurn) {
      promised();
      return store.get<T>(keyOf(turn));
    },
    set: async (turn, value) => store.set(keyOf(turn), value, promised()),
    forget: async (turn) => (days === undefined ? undefined : store.delete(keyOf(turn))),
  };
}

function keyOf({ context }: DialogTurn): string {
  return `${context.activity.channelId}/${context.activity.from?.id}`;
}
