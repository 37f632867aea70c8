import { RE2Set } from 're2js';
import { BlinkyError, type IntentHint } from '#sdk';
import { Pattern } from './pattern.ts';

/** What the intents' patterns and exceptions are, ready to run. */
export interface CompiledIntents {
  /** Those that have patterns. */
  readonly intents: readonly CompiledIntent[];
  readonly groups: readonly PatternGroup[];
}

export interface CompiledIntent {
  readonly name: string;
  readonly sensitive: boolean;
  readonly exceptions: readonly Pattern[];
}

/** Patterns of any intents that are looked for in one walk of the message. */
export interface PatternGroup {
  readonly set: RE2Set;
  /** By their number in the set. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly intent: CompiledIntent;
  readonly pattern: Pattern;
}

/** Characters of the patterns of one group: fewer, longer groups cost less, until their automaton grows too large (from about 30,000 on a message costs milliseconds). */
const GROUP_LENGTH = 8_000;

/** Compiles patterns and exceptions. Throws one BLINKY_PLUGIN_INVALID that names each that cannot be used, its intent and why. */
export function compileIntents(hints: readonly IntentHint[]): CompiledIntents {
  const problems: Problem[] = [];
  const parsed = (name: string, sources: readonly string[] = []): Pattern[] =>
    sources.flatMap((source) => {
      const wrong = whatIsWrong(source);
      if (wrong === undefined) return [new Pattern(source)];
      problems.push({ name, wrong: `pattern ${source} ${wrong}` });
      return [];
    });
  const members = hints.flatMap(({ name, patterns, exceptions, sensitive = false }) => {
    const intent = { name, sensitive, exceptions: parsed(name, exceptions) };
    return parsed(name, patterns).map((pattern) => ({ intent, pattern }));
  });
  const groups = grouped(members, ({ intent, pattern }, wrong) =>
    problems.push({ name: intent.name, wrong: `pattern ${pattern.source} ${wrong}` }),
  );
  for (const { intent, pattern } of groups.flatMap(matchingNothing))
    problems.push({
      name: intent.name,
      wrong: `pattern ${pattern.source} matches an empty text, so it would match every message: require a word`,
    });
  const [first] = problems;
  if (first) throw invalid(first, problems);
  return { intents: [...new Set(members.map(({ intent }) => intent))], groups };
}

/** The members in groups; one that is too large even by itself is reported and left out. */
function grouped(members: readonly Member[], onTooLarge: (member: Member, wrong: string) => void): PatternGroup[] {
  const groups: Member[][] = [];
  let room = 0;
  for (const member of members) {
    const { length } = member.pattern.source;
    if (length > room) {
      groups.push([]);
      room = GROUP_LENGTH;
    }
    groups.at(-1)?.push(member);
    room -= length;
  }
  return groups.flatMap((group) => setsOf(group, onTooLarge));
}

function setsOf(group: readonly Member[], onTooLarge: (member: Member, wrong: string) => void): PatternGroup[] {
  const set = new RE2Set();
  for (const { pattern } of group) set.add(pattern.source);
  try {
    set.compile();
    return [{ set, members: group }];
  } catch (error) {
    const [only, ...others] = group;
    if (only && others.length > 0) return group.flatMap((member) => setsOf([member], onTooLarge));
    if (only) onTooLarge(only, notRe2(error));
    return [];
  }
}

function matchingNothing({ set, members }: PatternGroup): Member[] {
  return set.match('').map((number) => members[number] as Member);
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

/** Undefined where the pattern can be used. */
function whatIsWrong(source: string): string | undefined {
  if (neverMatches(source)) return 'can never match: messages are compared in lower case and without accents, so write it that way';
  try {
    new RE2Set().add(source);
    return undefined;
  } catch (error) {
    return notRe2(error);
  }
}

function notRe2(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return `is not RE2 (${error.message}): RE2 has no lookaround and no backreferences`;
}

/** True when the pattern spells a letter that folded text does not have. */
function neverMatches(pattern: string): boolean {
  const spelled = pattern.replace(/\\[pP](?:\{[^}]*\}|.)|\\.|\(\?P?<\w+>|\(\?[a-zA-Z-]+[:)]/g, '');
  return /[\p{Lu}\p{M}]/u.test(spelled.normalize('NFD'));
}
