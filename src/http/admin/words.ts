import type { Outcome } from '#sdk';

/** What HR reads of the words that the code uses. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  answer: 'Respondió del catálogo',
  clarify: 'Preguntó cuál de varias',
  unknown: 'No lo supo',
  intent: 'Conversación (saludos, menú…)',
  handoff: 'Pasó con una persona',
};

/** By the lint's rule: what is wrong with a row. */
export const ruleNames: Readonly<Record<string, string>> = {
  'wins-another': 'Otra fila responde en su lugar: acerca la redacción a lo que solo esta responde, o júntalas.',
  'near-duplicate': 'Pregunta casi lo mismo que otra fila: júntalas, o nombra lo que las distingue.',
  'missing-answer': 'La respuesta está pendiente: escríbela, o quita la fila.',
  'too-long': 'El texto es demasiado largo para un mensaje: acórtalo, o pon una liga.',
  stale: 'Su vigencia venció o vence en menos de 30 días: revisa la respuesta y cambia la fecha.',
  'broken-link': 'Una liga no abre como está escrita: escríbela completa, con https:// y sin espacios.',
};

const count = new Intl.NumberFormat('es-MX');
const moment = new Intl.DateTimeFormat('es-MX', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('es-MX', { dateStyle: 'medium' });
const hour = new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hour12: false });

export const number = (value: number): string => count.format(value);
export const dateAndTime = (date: Date): string => moment.format(date);
export const date = (at: Date): string => day.format(at);
export const time = (at: Date): string => hour.format(at);

/** A duration in milliseconds, as short as it can be told. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  if (ms < 48 * 3_600_000) return `${Math.round(ms / 3_600_000)} h`;
  return `${Math.round(ms / 86_400_000)} días`;
}
