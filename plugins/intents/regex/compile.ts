import type { RE2Set } from 're2js';
import { BlinkyError, type IntentHint, type Keep } from '#sdk';
import { Finder } from './finder.ts';
import { compiledSet, Pattern, Piece } from './pattern.ts';
import { piecesOf } from './pieces.ts';
import { type Required, requiredOf } from './required.ts';

/** What the intents' patterns and exceptions are, ready to run. */
export interface CompiledIntents {
  /** Those that have patterns. */
  readonly intents: readonly CompiledIntent[];
  /** The pieces of all patterns that may match the text; no other does. */
  readonly candidates: (text: string) => Iterable<Member>;
}

export interface CompiledIntent {
  readonly name: string;
  readonly sensitive: boolean;
  readonly exceptions: readonly Pattern[];
}

export interface Member {
  readonly intent: CompiledIntent;
  readonly piece: Piece;
}

/** Compiles patterns and exceptions. Throws one BLINKY_PLUGIN_INVALID that names each that cannot be used, its intent and why. */
export async function compileIntents(hints: readonly IntentHint[], keep: Keep): Promise<CompiledIntents> {
  const claimed = hints.filter(({ patterns = [] }) => patterns.length > 0);
  const compiled = new Map<string, RE2Set>();
  // Of use without RE2's automata, which are made when a message first may match: most never are.
  const analysed = await keep(claimed.map(sourcesOf), async () => analyse(claimed, compiled));
  const requirements: Required[] = [];
  const members: Member[] = [];
  const intents = claimed.map(({ name, patterns = [], exceptions = [], sensitive = false }) => {
    const intent = { name, sensitive, exceptions: exceptions.map((source) => new Pattern(source)) };
    for (const source of patterns) {
      const pattern = new Pattern(source);
      for (const { piece, required } of analysed.get(source) ?? []) {
        members.push({ intent, piece: new Piece(pattern, piece, compiled.get(piece)) });
        requirements.push(required);
      }
    }
    return intent;
  });
  const finder = new Finder(requirements);
  return { intents, candidates: (text) => finder.find(text).map((number) => members[number] as Member) };
}

const sourcesOf = ({ name, patterns, exceptions }: IntentHint) => ({ name, patterns, exceptions });

type Analysis = ReadonlyMap<string, readonly { readonly piece: string; readonly required: Required }[]>;

/** The pieces of each pattern and what they require. Throws for those that cannot be used. */
function analyse(hints: readonly IntentHint[], compiled: Map<string, RE2Set>): Analysis {
  const problems = hints.flatMap((hint) => [
    ...(hint.exceptions ?? []).flatMap((source) => problemOf(hint, source, wrongWith(source, compiled))),
    ...(hint.patterns ?? []).flatMap((source) =>
      problemOf(hint, source, wrongWith(source, compiled) ?? matchesNothing(compiled.get(source))),
    ),
  ]);
  const [first] = problems;
  if (first) throw invalid(first, problems);
  const sources = hints.flatMap(({ patterns = [] }) => patterns);
  return new Map(sources.map((source) => [source, piecesOf(source).map((piece) => ({ piece, required: requiredOf(piece) }))]));
}

interface Problem {
  readonly name: string;
  readonly wrong: string;
}

function problemOf({ name }: IntentHint, source: string, wrong: string | undefined): Problem[] {
  return wrong === undefined ? [] : [{ name, wrong: `pattern ${source} ${wrong}` }];
}

function invalid(first: Problem, problems: readonly Problem[]): BlinkyError {
  const message = problems.map(({ name, wrong }) => `intent ${name}: ${wrong}`).join('\n');
  return new BlinkyError('BLINKY_PLUGIN_INVALID', message, {
    owner: `dialog intent ${first.name}`,
    hint: 'correct the patterns in the dialog that claims the intent; plugins/intents/regex/README.md shows what they may hold',
  });
}

/** With more of them a pattern takes a tenth of a second to compile. */
const MOST_CLASSES = 50;

/** What is wrong with the pattern; its automaton is kept in `compiled`, since to make it costs most. */
function wrongWith(source: string, compiled: Map<string, RE2Set>): string | undefined {
  if (neverMatches(source)) return 'can never match: messages are compared in lower case and without accents, so write it that way';
  if ((source.match(/\\[pP]/g)?.length ?? 0) > MOST_CLASSES)
    return `has more than ${MOST_CLASSES} Unicode classes, each of hundreds of ranges: \\w is nearly always enough`;
  try {
    compiled.set(source, compiledSet(source));
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `is not RE2 (${error.message}): RE2 has no lookaround and no backreferences`;
  }
}

function matchesNothing(set: RE2Set | undefined): string | undefined {
  return set?.match('').length ? 'matches an empty text, so it would match every message: require a word' : undefined;
}

/** True when the pattern spells a letter that folded text does not have. */
function neverMatches(pattern: string): boolean {
  const spelled = pattern.replace(/\\[pP](?:\{[^}]*\}|.)|\\.|\(\?P?<\w+>|\(\?[a-zA-Z-]+[:)]/g, '');
  return /[\p{Lu}\p{M}]/u.test(spelled.normalize('NFD'));
}
