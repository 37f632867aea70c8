import type { Company, IntentHint, Utterance } from '#sdk';
import { fold } from '#sdk';

export const intents: readonly IntentHint[] = [
  { name: 'procesos_internos', description: 'Anything about working at the company.', examples: [] },
  { name: 'saludar', description: 'Only greets.', examples: [] },
  { name: 'temas_sensibles', description: 'Suffers harassment.', examples: [], sensitive: true },
];

export const company = {
  name: 'Aurora',
  assistant: 'Lupe',
  tone: 'claro',
  description: { 'es-MX': 'Aurora hace focos.', en: 'Aurora makes light bulbs.' },
} as unknown as Company;

export function utteranceOf(text: string, fields: Partial<Utterance> = {}): Utterance {
  return { text, folded: fold(text), locale: 'es-MX', intents, candidates: [], history: [], ...fields };
}

export const never: AbortSignal = new AbortController().signal;
