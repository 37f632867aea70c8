import type { CatalogEntry } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import { buildSearch, type CatalogSearch } from '../../src/understanding/search.ts';

/** A small catalog and lexicon that tests of understanding share. */
export const lexicon: Lexicon = [
  { concept: 'vacaciones', term: 'vacaciones', kind: 'canonical' },
  { concept: 'vacaciones', term: 'días libres', kind: 'synonym' },
  { concept: 'vacaciones', term: 'irme de descanso', kind: 'idiom' },
  { concept: 'pago', term: 'nómina', kind: 'canonical' },
  { concept: 'pago', term: 'lana', kind: 'slang' },
  { concept: 'pago', term: 'me cae', kind: 'idiom' },
  { concept: 'gafete', term: 'gafete', kind: 'canonical' },
  { concept: 'gafete', term: 'credencial', kind: 'synonym' },
];

const rows: Readonly<Record<string, readonly [question: string, answer: string]>> = {
  vacaciones: ['¿Cuántos días de vacaciones me corresponden?', 'Doce días el primer año; se piden en el portal con tu jefe.'],
  nomina: ['¿Qué día se deposita la nómina?', 'El depósito cae los días 15 y último de cada mes.'],
  gafete: ['¿Qué hago si pierdo mi gafete?', 'Repórtalo en recepción para bloquear el acceso; la reposición cuesta 100 pesos.'],
  estacionamiento: ['¿Cómo pido un lugar de estacionamiento?', 'Registra tu coche en administración; hay lista de espera para cajones.'],
  comedor: ['¿Qué horario tiene el comedor?', 'Abre de 13:00 a 16:00 y hay menú vegetariano.'],
  practicantes: ['¿Los practicantes tienen vacaciones?', 'Los becarios y practicantes tienen seis días por semestre.'],
};

/** The catalog's entries; `change` alters each of them by id. */
export function entries(change: (id: string) => Partial<CatalogEntry> = () => ({})): CatalogEntry[] {
  return Object.entries(rows).map(([id, [question, answer]], at) => ({
    ...{ id, question, answer, additionalInfo: '', variations: [], category: '', locale: 'es-MX', owner: '', origin: `faq.csv:${at + 2}` },
    ...change(id),
  }));
}

export function searchOf(catalog: readonly CatalogEntry[]): Promise<CatalogSearch> {
  return buildSearch(catalog, { lexicon, intents: [], defaultLocale: 'es-MX' });
}

export const now = new Date(2026, 2, 2, 12);
