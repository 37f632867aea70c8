import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogHarness, SourceCondition } from '#sdk';
import definition from './index.ts';

const contents: Readonly<Record<SourceCondition, string>> = {
  good: 'id,question,answer,additional_info\nvacaciones,¿Cuántos días de vacaciones tengo?,Doce el primer año.,\n,¿Dónde firmo?,En RH.,Piso 2\n',
  empty: 'question,answer,additional_info\n',
  broken: 'question,answer,additional_info\n¿Hay comedor?,"Sí, en el piso 1.",\n¿Qué hago, a quién aviso?,A RH.,\n',
};

export default {
  definition,
  settings: { CATALOG_CSV: 'catalog/faq.csv' },
  async open(condition) {
    const folder = await mkdtemp(join(tmpdir(), 'blinky-csv-'));
    const file = join(folder, 'faq.csv');
    await writeFile(file, contents[condition]);
    return {
      settings: { CATALOG_CSV: file },
      ...(condition === 'broken' && { brokenOrigin: 'faq.csv:3' }),
      close: () => rm(folder, { recursive: true }),
    };
  },
} satisfies CatalogHarness;
