import type { CatalogHarness, SourceCondition } from '#sdk';
import definition from './index.ts';

const comedor = { question: '¿Hay comedor?', answer: 'Sí, en el piso 1.' };

/** What the source lists in each condition. */
const lists: Readonly<Record<SourceCondition, readonly object[]>> = {
  good: [comedor, { question: '¿Dónde firmo?', answer: 'En Recursos Humanos.' }],
  empty: [],
  broken: [comedor, { question: '¿Dónde firmo?', answer: '' }],
};

export default {
  definition,
  settings: { SAMPLE_PLUGIN_URL: 'https://source.example/list' },
  async open(condition) {
    return {
      settings: {},
      fetch: async () => Response.json(lists[condition]),
      ...(condition === 'broken' && { brokenOrigin: 'sample-plugin:2' }),
      close: async () => {},
    };
  },
} satisfies CatalogHarness;
