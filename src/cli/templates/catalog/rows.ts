import { BlinkyError, type CatalogRow, z } from '#sdk';

const owner = 'catalog/sample-plugin';

/** What the source lists, as it writes it. */
const listed = z.array(z.object({ question: z.string(), answer: z.string() })).min(1);

/** The rows of a response; which of them can be used the catalog decides. Throws BLINKY_CATALOG_INVALID where it lists none. */
export function readRows(text: string): CatalogRow[] {
  const { data } = listed.safeParse(parsed(text));
  if (!data) {
    const hint = 'it must be a JSON list of objects with question and answer';
    throw new BlinkyError('BLINKY_CATALOG_INVALID', 'the source lists no questions and answers', { owner, hint });
  }
  return data.map((item, at) => ({ origin: `sample-plugin:${at + 1}`, fields: { ...item, additional_info: '' } }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: reported with what is expected
  }
}
