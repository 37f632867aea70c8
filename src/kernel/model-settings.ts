import { z } from '#sdk';

const tokens = z.coerce.number().int().min(100).max(1_000_000_000);
const price = z.coerce.number().min(0).max(100_000);
const name = z.string().trim().min(1).max(200);

/** Settings of the model, spread into the host's; without a key there is no model. Keys are read when used, so that they rotate. */
export const modelSettings = {
  OPENAI_API_KEY: name.max(2_000).optional().meta({ secret: true, description: 'key of the model; without one understanding is local' }),
  OPENAI_API_KEYS: name.max(20_000).optional().meta({
    secret: true,
    description: 'several keys, comma separated; org:key groups the keys of one organisation, which share its quota',
  }),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://api.openai.com/v1')
    .describe('any server that speaks the Chat Completions protocol'),
  OPENAI_MODEL: name.default('gpt-4o').describe('the model that understands and phrases'),
  OPENAI_EMBEDDING_MODEL: name.optional().describe('finds catalog rows by meaning too, with this model; absent: by words only'),
  OPENAI_PHRASING: z
    .enum(['verbatim', 'phrase'])
    .default('verbatim')
    .describe("verbatim: answers are the catalog's words; phrase: the model words them, within their facts"),
  OPENAI_MODERATION: z.stringbool().default(false).describe('true: the moderation endpoint looks at what goes in and comes out'),
  OPENAI_TRANSCRIBE_MODEL: name.optional().describe('turns voice notes into text; absent: voice notes are not transcribed'),
  OPENAI_PRICE_INPUT: price.optional().describe('US dollars per million prompt tokens: turns on the metric of the cost'),
  OPENAI_PRICE_OUTPUT: price.optional().describe('the same per million tokens of answers'),
  SESSION_TOKEN_BUDGET: tokens.default(20_000).describe('model tokens of one conversation; spent: local answers'),
  DAILY_TOKEN_BUDGET: tokens.optional().describe('model tokens of all conversations in a UTC day, per process; spent: local answers'),
} as const;

export type ModelSettings = z.output<z.ZodObject<typeof modelSettings>>;
