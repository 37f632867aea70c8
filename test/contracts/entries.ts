import type { CatalogEntry } from '#sdk';

/** Catalog entries for tests, `row-0`, `row-1` and so on, one per question; `fields` are those of each of them. */
export function entriesOf(questions: readonly string[], fields: Partial<CatalogEntry> = {}): CatalogEntry[] {
  return questions.map((question, at) => ({
    id: `row-${at}`,
    question,
    answer: `Respuesta ${at}.`,
    additionalInfo: '',
    variations: [],
    category: '',
    locale: 'es-MX',
    owner: '',
    origin: `faq.csv:${at + 2}`,
    ...fields,
  }));
}
