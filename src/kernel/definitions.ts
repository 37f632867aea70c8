import type { DialogDefinition, PluginDefinition, PluginKind } from '#sdk';
import { BlinkyError, z } from '#sdk';

const isSettings = (value: unknown): boolean => typeof value === 'object' && value !== null && 'shape' in value && 'safeParse' in value;
const settings = z.custom(isSettings, 'must be a z.strictObject');
const isFunction = z.custom((value) => typeof value === 'function', 'must be a function');
const summary = z.string().min(1).max(200);

const pluginShape = z.object({
  kind: z.enum(['channel', 'intent', 'catalog']),
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab-case'),
  mount: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be one path segment')
    .optional(),
  order: z.number().optional(),
  needsModel: z.boolean().optional(),
  summary,
  settings,
  create: isFunction,
});

const intentShape = z.object({
  name: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'must be snake_case'),
  description: z.string().min(1),
  examples: z.array(z.string().min(1)),
  patterns: z.array(z.string().min(1)).optional(),
  exceptions: z.array(z.string().min(1)).optional(),
  sensitive: z.boolean().optional(),
  interrupts: z.boolean().optional(),
  whilePaused: z.boolean().optional(),
});

const menuLine = z.object({ title: z.string().min(1), say: z.string().min(1) });

const dialogShape = z.object({
  id: z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'must be snake_case'),
  summary,
  intents: z.array(intentShape),
  menu: z.object({ 'es-MX': menuLine, en: menuLine }).optional(),
  retain: z.object({ days: z.number().int().min(1).max(366) }).optional(),
  proactive: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')).optional(),
  settings: settings.optional(),
  create: isFunction,
});

/** `exported` as a plugin definition; throws BLINKY_PLUGIN_INVALID that names every field that is wrong. */
export function checkPlugin(exported: unknown, expected: { owner: string; id?: string; kind?: PluginKind }): PluginDefinition {
  checkVersion(exported, expected.owner);
  const definition = check(pluginShape, exported, expected.owner) as unknown as PluginDefinition;
  if (expected.kind !== undefined && definition.kind !== expected.kind)
    mismatch('kind', definition.kind, { owner: expected.owner, folder: expected.kind });
  if (expected.id !== undefined && definition.id !== expected.id)
    mismatch('id', definition.id, { owner: expected.owner, folder: expected.id });
  return definition;
}

/** `exported` as a dialog definition; throws BLINKY_PLUGIN_INVALID that names every field that is wrong. */
export function checkDialog(exported: unknown, id: string, owner: string): DialogDefinition {
  checkVersion(exported, owner);
  const definition = check(dialogShape, exported, owner) as unknown as DialogDefinition;
  if (definition.id !== id) mismatch('id', definition.id, { owner, folder: id });
  return definition;
}

function checkVersion(exported: unknown, owner: string): void {
  if (typeof exported !== 'object' || exported === null) {
    throw new BlinkyError('BLINKY_PLUGIN_INVALID', 'default-exports no definition', {
      owner,
      hint: 'export default definePlugin({…}) or defineDialog({…})',
    });
  }
  const version = (exported as { sdk?: unknown }).sdk;
  if (version === 1) return;
  throw new BlinkyError('BLINKY_PLUGIN_INVALID', `is made for contract version ${String(version)}, this host speaks 1`, {
    owner,
    hint: 'set sdk: 1 once it fits docs/plugins.md',
  });
}

function check(shape: z.ZodObject, exported: unknown, owner: string): unknown {
  const result = shape.safeParse(exported);
  if (result.success) return exported;
  const what = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new BlinkyError('BLINKY_PLUGIN_INVALID', `its definition is wrong (${what})`, {
    owner,
    hint: 'see src/sdk/plugin.ts and src/sdk/dialog.ts',
  });
}

function mismatch(field: string, value: string, { owner, folder }: { owner: string; folder: string }): never {
  throw new BlinkyError('BLINKY_PLUGIN_INVALID', `its ${field} is '${value}', its folder says '${folder}'`, {
    owner,
    hint: 'make them equal',
  });
}
