import { RE2JS } from 're2js';
import { BlinkyError, type IntentHint } from '#sdk';

/** An intent's patterns, ready to run. */
export interface CompiledIntent {
  readonly name: string;
  readonly sensitive: boolean;
  readonly groups: readonly PatternGroup[];
  readonly exceptions: readonly RE2JS[];
}

/** Patterns behind one that matches wherever any of them does: most messages are told apart by it alone. */
export interface PatternGroup {
  readonly any: RE2JS;
  readonly patterns: readonly RE2JS[];
}

/** Characters of the patterns of one group: fewer, longer groups cost less, until their automaton grows too large (from about 10,000 on a message costs 5 ms). */
const GROUP_LENGTH = 2_000;

/** The intents that have patterns. Throws one BLINKY_PLUGIN_INVALID that names each pattern that cannot be used, its intent and why. */
export function compileIntents(intents: readonly IntentHint[]): CompiledIntent[] {
  const problems: Problem[] = [];
  const compileAll = (name: string, patterns: readonly string[] = []): RE2JS[] =>
    patterns.flatMap((pattern) => {
      const result = compile(pattern);
      if (result instanceof RE2JS) return [result];
      problems.push({ name, wrong: `pattern ${pattern} ${result}` });
      return [];
    });
  const compiled = intents.map(({ name, patterns, exceptions, sensitive = false }) => ({
    name,
    sensitive,
    groups: grouped(compileAll(name, patterns)),
    exceptions: compileAll(name, exceptions),
  }));
  const [first] = problems;
  if (first) throw invalid(first, problems);
  return compiled.filter(({ groups }) => groups.length > 0);
}

function grouped(patterns: readonly RE2JS[]): PatternGroup[] {
  const groups: RE2JS[][] = [];
  let room = 0;
  for (const pattern of patterns) {
    const { length } = pattern.pattern();
    if (length > room) {
      groups.push([]);
      room = GROUP_LENGTH;
    }
    groups.at(-1)?.push(pattern);
    room -= length;
  }
  return groups.map((group) => ({ any: RE2JS.compile(group.map((pattern) => `(?:${pattern.pattern()})`).join('|')), patterns: group }));
}

interface Problem {
  readonly name: string;
  readonly wrong: string;
}

function invalid(first: Problem, problems: readonly Problem[]): BlinkyError {
  const message = problems.map(({ name, wrong }) => `intent ${name}: ${wrong}`).join('\n');
  return new BlinkyError('BLINKY_PLUGIN_INVALID', message, {
    owner: `dialog intent ${first.name}`,
    hint: 'correct the patterns in the dialog that claims the intent; plugins/intents/regex/README.md shows what they may hold',
  });
}

/** The pattern, or what is wrong with it. */
function compile(pattern: string): RE2JS | string {
  if (neverMatches(pattern)) return 'can never match: messages are compared in lower case and without accents, so write it that way';
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.matcher('').find() ? 'matches an empty text, so it would match every message: require a word' : compiled;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `is not RE2 (${error.message}): RE2 has no lookaround and no backreferences`;
  }
}

/** True when the pattern spells a letter that folded text does not have. */
function neverMatches(pattern: string): boolean {
  const spelled = pattern.replace(/\\[pP](?:\{[^}]*\}|.)|\\.|\(\?P?<\w+>|\(\?[a-zA-Z-]+[:)]/g, '');
  return /[\p{Lu}\p{M}]/u.test(spelled.normalize('NFD'));
}
