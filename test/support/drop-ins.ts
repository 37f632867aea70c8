import {
  type CatalogRow,
  type Channel,
  type DialogDefinition,
  defineDialog,
  definePlugin,
  type IntentRecognizer,
  type SingleTurn,
  z,
} from '#sdk';
import type { Discovery, FoundDialog, FoundPlugin } from '../../src/kernel/discover.ts';

/** A dialog of one turn that claims the intent `id`: said by whoever writes exactly `word`, or `word` and something more. */
export function wordDialog(id: string, word: string, speak: SingleTurn): DialogDefinition {
  return defineDialog({
    sdk: 1,
    id,
    summary: 'A dialog of a test.',
    intents: [{ name: id, description: 'Said in tests only.', examples: [word], patterns: [`^${word}( .*)?$`] }],
    create: () => speak,
  });
}

/** What was discovered, with the test's channels for the shipped ones (or beside them), and its recognisers, dialogs and (when given) catalog added. */
export function withDropIns(found: Discovery, extra: DropIns): Discovery {
  const catalog = extra.rows ? [asFound(catalogOf(extra.rows))] : [];
  return {
    ...found,
    plugins: [
      ...found.plugins.filter(({ definition }) => extra.shippedChannels || definition.kind !== 'channel'),
      ...extra.channels.map(([id, channel]) => asFound(channelOf(id, channel))),
      ...extra.recognizers.map(([id, recognizer]) => asFound(recognizerOf(id, recognizer))),
      ...catalog,
    ],
    problems: found.problems.filter(({ owner }) => extra.shippedChannels || !owner.startsWith('channel/')),
    dialogs: [...found.dialogs, ...extra.dialogs.map(asFoundDialog)],
  };
}

export interface DropIns {
  readonly channels: readonly (readonly [string, Channel])[];
  readonly recognizers: readonly (readonly [string, IntentRecognizer])[];
  readonly dialogs: readonly DialogDefinition[];
  readonly rows: readonly CatalogRow[] | undefined;
  /** Whether the shipped channels stay. */
  readonly shippedChannels: boolean;
}

/** A catalog of questions and answers, one row each. */
export function rowsOf(answers: Readonly<Record<string, string>>): CatalogRow[] {
  return Object.entries(answers).map(([question, answer], at) => ({
    origin: `test:${at + 1}`,
    fields: { id: `fila-${at + 1}`, question, answer, additional_info: '', category: 'prueba' },
  }));
}

function channelOf(id: string, channel: Channel): FoundPlugin['definition'] {
  return definePlugin({ sdk: 1, kind: 'channel', id, summary: 'Keeps replies.', settings: z.strictObject({}), create: () => channel });
}

function recognizerOf(id: string, recognizer: IntentRecognizer): FoundPlugin['definition'] {
  return definePlugin({ sdk: 1, kind: 'intent', id, summary: 'Of a test.', settings: z.strictObject({}), create: () => recognizer });
}

function catalogOf(rows: readonly CatalogRow[]): FoundPlugin['definition'] {
  const create = (): { load(): Promise<readonly CatalogRow[]> } => ({ load: async () => rows });
  return definePlugin({ sdk: 1, kind: 'catalog', id: 'rows', summary: 'Rows of a test.', settings: z.strictObject({}), create });
}

function asFound(definition: FoundPlugin['definition']): FoundPlugin {
  return { owner: `${definition.kind}/${definition.id}`, definition, from: 'test' };
}

function asFoundDialog(definition: DialogDefinition): FoundDialog {
  return { owner: `dialog/${definition.id}`, definition, from: 'test' };
}
