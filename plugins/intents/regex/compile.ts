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

/** With 370 patterns a message costs .08 ms in groups of 12, .6 ms one by one, and 5 ms in groups of 50, whose automaton grows too large. */
const GROUP = 12;

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
  return Array.from({ length: Math.ceil(patterns.length / GROUP) }, (_, at) => {
    const group = patterns.slice(at * GROUP, (at + 1) * GROUP);
    return { any: RE2JS.compile(group.map((pattern) => `(?:${pattern.pattern()})`).join('|')), patterns: group };
  });
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
