import { RE2Set } from 're2js';
import { BlinkyError, type IntentHint } from '#sdk';
import { isAnchored } from './anchored.ts';
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
const GROUP_LENGTH = 12_000;

/** Compiles patterns and exceptions. Throws one BLINKY_PLUGIN_INVALID that names each that cannot be used, its intent and why. */
export function compileIntents(hints: readonly IntentHint[]): CompiledIntents {
  const problems: Problem[] = [];
  const report = ({ intent, pattern }: Member, wrong: string): void => {
    problems.push({ name: intent.name, wrong: `pattern ${pattern.source} ${wrong}` });
  };
  const members = hints.flatMap(({ name, patterns = [], exceptions = [], sensitive = false }) => {
    const intent = { name, sensitive, exceptions: exceptions.map((source) => new Pattern(source)) };
    for (const pattern of intent.exceptions) setOf([{ intent, pattern }], report);
    return patterns.map((source) => ({ intent, pattern: new Pattern(source) }));
  });
  // Apart, since their automaton need not go on where nothing began: most messages leave it after a few letters.
  const { anchored = [], free = [] } = Object.groupBy(members, ({ pattern }) => (isAnchored(pattern.source) ? 'anchored' : 'free'));
  const groups = [anchored, free].flatMap(grouped).flatMap((group) => compiled(group, report));
  for (const member of groups.flatMap(matchingNothing))
    report(member, 'matches an empty text, so it would match every message: require a word');
  const [first] = problems;
  if (first) throw invalid(first, problems);
  return { intents: [...new Set(members.map(({ intent }) => intent))], groups };
}

type Report = (member: Member, wrong: string) => void;

function grouped(members: readonly Member[]): Member[][] {
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
  return groups;
}

/** The group, in several where its automaton would be too large; what cannot be used even by itself is reported and left out. */
function compiled(group: readonly Member[], report: Report): PatternGroup[] {
  const made = setOf(group, report);
  try {
    made.set.compile();
    made.set.regexps = []; // the trees that it was compiled from: 10 MB that nothing reads again
    return [made];
  } catch (error) {
    const [only, ...others] = made.members;
    if (only && others.length > 0) return made.members.flatMap((member) => compiled([member], report));
    if (only) report(only, notRe2(error));
    return [];
  }
}

/** A set of those members that are RE2; the others are reported. */
function setOf(group: readonly Member[], report: Report): PatternGroup {
  const anchored = group.every(({ pattern }) => isAnchored(pattern.source));
  const set = new RE2Set(anchored ? RE2Set.ANCHOR_START : RE2Set.UNANCHORED);
  const members: Member[] = [];
  for (const member of group) {
    const wrong = neverMatches(member.pattern.source) ? CAPITALS : refusedBy(set, member.pattern.source);
    if (wrong === undefined) members.push(member);
    else report(member, wrong);
  }
  return { set, members };
}

const CAPITALS = 'can never match: messages are compared in lower case and without accents, so write it that way';

/** Adds the pattern, or says what is wrong with it. */
function refusedBy(set: RE2Set, source: string): string | undefined {
  try {
    set.add(source);
    return undefined;
  } catch (error) {
    return notRe2(error);
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

function notRe2(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return `is not RE2 (${error.message}): RE2 has no lookaround and no backreferences`;
}

/** True when the pattern spells a letter that folded text does not have. */
function neverMatches(pattern: string): boolean {
  const spelled = pattern.replace(/\\[pP](?:\{[^}]*\}|.)|\\.|\(\?P?<\w+>|\(\?[a-zA-Z-]+[:)]/g, '');
  return /[\p{Lu}\p{M}]/u.test(spelled.normalize('NFD'));
}
