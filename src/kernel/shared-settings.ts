import type { FoundPlugin } from './discover.ts';
import type { Environment } from './environment.ts';
import { describeSettings } from './resolve-settings.ts';

/**
 * Of plugins that share required settings: those that nobody means, each with what it lacks. All that is set for such a
 * plugin is also another's, for which more is set. Twilio's account serves WhatsApp and SMS; with the sender of one, the
 * other is not half configured but off.
 */
export function notMeant(plugins: readonly FoundPlugin[], environment: Environment): ReadonlyMap<FoundPlugin, readonly string[]> {
  const required = plugins.map((plugin) => {
    const names = describeSettings(plugin.definition.settings).flatMap((setting) => (setting.required ? setting.name : []));
    return { plugin, set: names.filter(isSet), missing: names.filter((name) => !isSet(name)) };
  });
  const overshadowed = required.filter(
    ({ set, missing }) => missing.length > 0 && set.length > 0 && required.some((other) => covers(other.set, set)),
  );
  return new Map(overshadowed.map(({ plugin, missing }) => [plugin, missing]));

  function isSet(name: string): boolean {
    return environment.get(name) !== undefined;
  }
}

function covers(more: readonly string[], some: readonly string[]): boolean {
  return more.length > some.length && some.every((name) => more.includes(name));
}
