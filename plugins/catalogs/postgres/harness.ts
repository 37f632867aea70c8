import type { CatalogHarness, CatalogRow, SourceCondition } from '#sdk';
import { createDatabase, whyNoPostgres } from '../../../test/support/postgres.ts';
import definition from './index.ts';
import { replaceTable } from './write.ts';

const rows: Readonly<Record<SourceCondition, readonly CatalogRow[]>> = {
  good: [row('¿Cuántos días de vacaciones tengo?', 'Doce el primer año.'), row('¿Dónde firmo?', 'En RH.')],
  empty: [],
  broken: [row('¿Hay comedor?', 'Sí, en el piso 1.'), row('¿Qué hago?', ' ')],
};

const reason = whyNoPostgres();
const needServer = [
  'delivers rows, and each names its origin',
  'delivers rows that the catalog takes',
  'delivers the same twice',
  'makes a broken row an error that names it',
  'makes an empty source an error',
  'gives up a load that was aborted',
];

export default {
  definition,
  settings: { DATABASE_URL: 'postgres://blinky@127.0.0.1:1/none', CATALOG_TABLE: 'catalog' },
  ...(reason && { skip: Object.fromEntries(needServer.map((title) => [title, reason])) }),
  async open(condition) {
    const { url, drop } = await createDatabase();
    const place = { table: 'faq', columns: new Map([['answer', 'respuesta']] as const) };
    await replaceTable({ url, place, signal: new AbortController().signal }, rows[condition]);
    return {
      settings: { DATABASE_URL: url, CATALOG_TABLE: 'faq', CATALOG_COLUMNS: 'answer=respuesta' },
      ...(condition === 'broken' && { brokenOrigin: 'faq:2' }),
      close: drop,
    };
  },
} satisfies CatalogHarness;

function row(question: string, answer: string): CatalogRow {
  return { origin: 'harness', fields: { question, answer, additional_info: '' } };
}
