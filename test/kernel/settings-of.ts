import { type Environment, readEnvironment } from '../../src/kernel/environment.ts';
import { type HostSettings, readSettings } from '../../src/kernel/settings.ts';

/** An environment of exactly these variables, without any `.env`. */
export function environmentOf(variables: Readonly<Record<string, string>> = {}): Environment {
  return readEnvironment('/nowhere', variables);
}

/** The host's settings for these variables, on a free port and silent unless they say otherwise. */
export function hostOf(variables: Readonly<Record<string, string>> = {}): HostSettings {
  return readSettings(environmentOf({ PORT: '0', LOG_LEVEL: 'silent', BURST_WINDOW_MS: '0', ...variables })).host;
}
