import { BlinkyError, z } from '#sdk';
import type { Environment } from './environment.ts';

/** One setting as listings show it. */
export interface SettingInfo {
  readonly name: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly description: string;
  /** The default as text; absent where there is none. */
  readonly defaultValue: string | undefined;
  /** Belongs to others as well: it alone turns nothing on. */
  readonly shared: boolean;
}

export type Resolved =
  | { readonly state: 'on'; readonly values: Record<string, unknown> }
  | { readonly state: 'off'; readonly missing: readonly string[] }
  | { readonly state: 'error'; readonly problems: readonly BlinkyError[] };

/**
 * Reads the settings of one owner. On when every required variable is set, off when none is (`mustBeOn` makes that an
 * error), an error in between or when a value is wrong. Shared variables alone turn nothing on, and are an error only where they
 * serve nobody. Values read from files stay live.
 */
export function resolveSettings(schema: z.ZodObject, environment: Environment, owner: Owner): Resolved {
  const infos = describeSettings(schema);
  const given = (info: SettingInfo): boolean => environment.get(info.name) !== undefined;
  const lost = infos.filter((info) => environment.fromFile(info.name) === 'lost');
  if (lost.length > 0) return { state: 'error', problems: lost.map(({ name }) => lostFile(name, owner)) };
  const missing = infos.filter((info) => info.required && !given(info)).map(({ name }) => name);
  const deciding = decidingOf(infos);
  const present = infos.filter((info) => (info.required || deciding.includes(info)) && given(info)).map(({ name }) => name);
  const onlyShared = infos.some((info) => info.shared) && !deciding.some(given);
  const serveOthers = present.every((name) => owner.inUse?.has(name));
  if (onlyShared && !owner.mustBeOn && (missing.length === 0 || serveOthers)) {
    return { state: 'off', missing: deciding[0]?.required ? missing : deciding.slice(0, 1).map(({ name }) => name) };
  }
  if (missing.length > 0 && (present.length > 0 || owner.mustBeOn)) {
    return { state: 'error', problems: missing.map((name) => missingSetting(name, present, owner)) };
  }
  if (missing.length > 0) return { state: 'off', missing };
  return parse(schema, infos, { environment, owner });
}

/** The shared variables that serve an owner: those that are set, where something is set that turns it on. */
export function sharedInUse(schema: z.ZodObject, environment: Environment): string[] {
  const infos = describeSettings(schema);
  const given = (info: SettingInfo): boolean => environment.get(info.name) !== undefined;
  return decidingOf(infos).some(given) ? infos.filter((info) => info.shared && given(info)).map(({ name }) => name) : [];
}

/** What turns an owner on: of what is its own, the required variables; where none is required, any. */
function decidingOf(infos: readonly SettingInfo[]): readonly SettingInfo[] {
  const own = infos.filter((info) => !info.shared);
  const required = own.filter((info) => info.required);
  return required.length > 0 ? required : own;
}

export interface Owner {
  readonly name: string;
  readonly code: 'BLINKY_PLUGIN_SETTINGS' | 'BLINKY_SETTINGS';
  readonly mustBeOn: boolean;
  /** Shared variables that serve others. */
  readonly inUse?: ReadonlySet<string>;
}

/** What a settings schema declares, in its order. */
export function describeSettings(schema: z.ZodObject): SettingInfo[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const absent = z.safeParse(field, undefined);
    const meta = z.globalRegistry.get(field);
    return {
      name,
      required: !absent.success,
      secret: meta?.secret === true,
      description: meta?.description ?? '',
      defaultValue: absent.success && absent.data !== undefined ? String(absent.data) : undefined,
      shared: meta?.shared === true,
    };
  });
}

function missingSetting(name: string, present: readonly string[], owner: Owner): BlinkyError {
  const because = present.length > 0 ? ` (${present.join(', ')} is set)` : '';
  const off = present.length > 0 ? `, or unset ${present.join(', ')} to turn it off` : '';
  return new BlinkyError(owner.code, `${name} is missing${because}`, { owner: owner.name, hint: `set it${off}` });
}

function parse(
  schema: z.ZodObject,
  infos: readonly SettingInfo[],
  { environment, owner }: { environment: Environment; owner: Owner },
): Resolved {
  const problems: BlinkyError[] = [];
  const values: Record<string, unknown> = {};
  for (const info of infos) {
    const field = schema.shape[info.name] as z.ZodType;
    const result = check(field, environment.get(info.name));
    if (!result.success) {
      problems.push(wrongSetting(info, result.wrong, owner));
    } else if (info.secret && environment.fromFile(info.name)) {
      defineLive(values, info.name, { field, environment, last: result.data });
    } else {
      values[info.name] = result.data;
    }
  }
  return problems.length > 0 ? { state: 'error', problems } : { state: 'on', values };
}

type Checked = { readonly success: true; readonly data: unknown } | { readonly success: false; readonly wrong: string };

/** What is wrong never quotes the value, which may be a secret: Zod says what it expected, and what a transform throws is not shown. */
function check(field: z.ZodType, text: string | undefined): Checked {
  try {
    const result = field.safeParse(text);
    return result.success ? result : { success: false, wrong: result.error.issues.map((issue) => issue.message).join('; ') };
  } catch {
    return { success: false, wrong: 'it cannot be read' };
  }
}

function wrongSetting(info: SettingInfo, wrong: string, owner: Owner): BlinkyError {
  return new BlinkyError(owner.code, `${info.name} is wrong (${wrong})`, { owner: owner.name, hint: info.description || 'correct it' });
}

function lostFile(name: string, owner: Owner): BlinkyError {
  const hint = `let ${name}_FILE name a file that holds the value, or unset it`;
  return new BlinkyError(owner.code, `the file that ${name}_FILE names cannot be read`, { owner: owner.name, hint });
}

/** A value that follows its file; a new content that is empty or does not fit the schema leaves the last good value in place. */
function defineLive(
  values: Record<string, unknown>,
  name: string,
  source: { readonly field: z.ZodType; readonly environment: Environment; last: unknown },
): void {
  Object.defineProperty(values, name, {
    enumerable: true,
    get() {
      const text = source.environment.get(name);
      const result = check(source.field, text);
      if (text !== undefined && result.success) source.last = result.data;
      return source.last;
    },
  });
}

declare module 'zod' {
  interface GlobalMeta {
    /** Secrets may come from files, are read again when those change, and are shown nowhere. */
    secret?: boolean;
    /** The host or other plugins read it too, so it does not turn this plugin on: one of the others, or the chooser, does. */
    shared?: boolean;
  }
}
