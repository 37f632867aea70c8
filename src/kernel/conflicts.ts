import { BlinkyError } from '#sdk';
import type { FoundDialog, FoundPlugin } from './discover.ts';

/** Plugins of one kind and id that were found in two places. */
export function duplicates(plugins: readonly FoundPlugin[]): BlinkyError[] {
  const first = new Map<string, FoundPlugin>();
  return plugins.flatMap((plugin) => {
    const other = first.get(plugin.owner);
    first.set(plugin.owner, other ?? plugin);
    if (!other) return [];
    return [
      new BlinkyError('BLINKY_PLUGIN_INVALID', `exists twice: ${other.from} and ${plugin.from}`, {
        owner: plugin.owner,
        hint: 'remove one',
      }),
    ];
  });
}

/** Intents that two dialogs claim: nobody could say which one answers. */
export function claimedTwice(dialogs: readonly FoundDialog[]): BlinkyError[] {
  const claimed = new Map<string, string>();
  return dialogs.flatMap(({ owner, definition }) =>
    definition.intents.flatMap(({ name }) => {
      const other = claimed.get(name);
      claimed.set(name, other ?? owner);
      if (other === undefined) return [];
      return [
        new BlinkyError('BLINKY_PLUGIN_INVALID', `claims the intent '${name}', which ${other} claims`, { owner, hint: 'rename one' }),
      ];
    }),
  );
}
