import { z } from 'zod';

const text = z.string().trim().min(1);
const localized = z.union([text, z.strictObject({ 'es-MX': text, en: text.optional() })]);
const contact = z.strictObject({
  name: text,
  reach: text.describe('How to reach them: e-mail, extension, room'),
  hours: text.optional(),
});

/** The company's facts: one documented file, `catalog/company.yaml`; another company changes that file only. */
export const companySchema = z.strictObject({
  name: text,
  assistant: text.describe('What the assistant is called'),
  tone: text.describe('How the assistant writes, for the model'),
  site: z.url(),
  portal: z.strictObject({ name: text, url: z.url() }),
  privacyNotice: z.url(),
  description: localized,
  valueProposition: z.array(localized).min(1),
  products: z.array(z.strictObject({ name: text, description: localized, url: z.url().optional() })).min(1),
  contacts: z.strictObject({
    default: contact.describe('Who to ask when Blinky does not know'),
    handoff: contact.describe('Who takes over when someone asks for a person'),
    sensitive: contact.describe('Who handles harassment, discrimination and violence'),
    byCategory: z.record(text, contact).default({}).describe('Who to ask, per catalog category'),
  }),
  hotlines: z
    .array(z.strictObject({ name: text, phone: text, hours: text, topics: z.array(z.enum(['crisis', 'violence', 'emergency'])) }))
    .min(1),
});

export type Company = z.output<typeof companySchema>;
export type Localized = z.output<typeof localized>;

/** The text in the reader's language, else in Spanish. */
export function inLocale(value: Localized, locale: 'es-MX' | 'en'): string {
  if (typeof value === 'string') return value;
  return (locale === 'en' ? value.en : undefined) ?? value['es-MX'];
}

/** Who listens to something grave, a line each: the help lines, then the company's own contact. */
export function whoListens({ hotlines, contacts: { sensitive } }: Company): string {
  return [...hotlines.map(({ name, phone }) => `- ${name}: ${phone}`), `- ${sensitive.name}: ${sensitive.reach}`].join('\n');
}
