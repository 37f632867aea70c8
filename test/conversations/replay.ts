import { plainText, type Turn } from '#sdk';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import type { Pause, Step, Transcript } from './transcript.ts';

/** What was posted to a webhook of the company. */
type Posted = { readonly type?: string; readonly question?: string };

/** A Blinky with the shipped knowledge and dialogs, and a webhook that the test answers. */
export interface Stage {
  readonly blinky: Blinky;
  readonly posted: Posted[];
}

/** How a step went beside how it should have gone, as text in the form of a transcript. */
export interface Played {
  readonly step: Step;
  readonly expected: string;
  readonly actual: string;
}

/** A person needs a moment to write; it also keeps the rate limit out of it. */
const WRITING_MS = 5_000;
const MINUTE_MS = 60_000;
const webhooks = ['HANDOFF_WEBHOOK_URL', 'VACATIONS_WEBHOOK_URL', 'PAYROLL_WEBHOOK_URL', 'ENCUESTA_WEBHOOK_URL'];

/** `webhook`: what the company's webhook does: `acepta`, `falla`, or undefined for none. */
export async function openStage(webhook: string | undefined): Promise<Stage> {
  const posted: Posted[] = [];
  const answer: typeof fetch = async (_url, init) => {
    posted.push(JSON.parse(String(init?.body)));
    return new Response(undefined, { status: webhook === 'falla' ? 503 : 204 });
  };
  const env: Record<string, string> = webhook ? Object.fromEntries(webhooks.map((name) => [name, 'https://rh.example/hook'])) : {};
  return { blinky: await startBlinky({ env, fetch: answer }), posted };
}

/** Plays a transcript to its end. */
export async function play(transcript: Transcript, stage: Stage, person: string): Promise<Played[]> {
  const played: Played[] = [];
  for (const step of transcript.steps) {
    if (isPause(step)) {
      stage.blinky.clock.advance(step.minutes * MINUTE_MS);
      continue;
    }
    played.push(await playStep(step, stage, person));
  }
  return played;
}

function isPause(step: Step | Pause): step is Pause {
  return 'minutes' in step;
}

async function playStep(step: Step, { blinky, posted }: Stage, person: string): Promise<Played> {
  blinky.clock.advance(WRITING_MS);
  posted.splice(0);
  const { act } = step;
  const added = 'added' in act;
  const turn = await blinky.say(added ? '' : act.says, { from: person, activity: added ? { type: 'conversationUpdate' } : {} });
  const said = turn.replies.map((reply) => plainText(reply).replace(/\n{2,}/g, '\n'));
  const compared = step.silent || step.replies.length > 0;
  const expected = step.replies.map((reply, at) => (matches(reply, said[at]) ? (said[at] ?? reply) : reply));
  const facts = factsOf(turn, posted);
  const notes = step.notes.map((note) => facts.find((fact) => noteMatches(note, fact)) ?? note);
  const known = step.notes.map((note) => facts.find((fact) => kindOf(fact) === kindOf(note)) ?? facts[0] ?? '');
  const heard = added ? '(agregan a Blinky)' : `**tú:** ${act.says.slice(0, 120)}`;
  const story = (replies: readonly string[], facts: readonly string[]): string => written(heard, compared ? replies : [], facts);
  return { step, expected: story(expected, notes), actual: story(said, known) };
}

/** The turn in the words of a transcript. */
function factsOf(turn: Turn, posted: readonly Posted[]): string[] {
  const ids = (list: Turn['answers']): string => list.map(({ id }) => id).join(', ');
  const outcome = {
    answer: `respuesta: ${ids(turn.answers)}`,
    clarify: `aclaración: ${ids(turn.candidates)}`,
    unknown: 'no lo sé',
    intent: `plática: ${turn.intent ?? 'ninguna'}`,
    handoff: `persona: ${turn.intent ?? 'ninguna'}`,
  }[turn.outcome];
  const [post] = posted;
  const notice = post ? `aviso: ${noticeOf(post)}` : 'sin aviso';
  return [outcome, notice];
}

function noticeOf({ type, question }: Posted): string {
  if (type !== 'handoff') return String(type);
  return question === undefined ? 'sin la pregunta' : `con la pregunta «${question}»`;
}

function kindOf(note: string): string {
  return /aviso/.test(note) ? 'aviso' : 'resultado';
}

/** `aclaración: a, b` asks for these options among those offered; everything else must be the same. */
function noteMatches(note: string, fact: string): boolean {
  const [, either] = /^respuesta o (aclaración: .+)$/.exec(note) ?? [];
  if (either) return noteMatches(either, fact) || noteMatches(either.replace('aclaración', 'respuesta'), fact);
  if (!note.startsWith('aclaración: ') || !fact.startsWith('aclaración: ')) return matches(note, fact);
  const offered = fact.slice('aclaración: '.length).split(', ');
  const wanted = note.slice('aclaración: '.length).split(', ');
  return wanted.every((id) => id === '…' || offered.includes(id));
}

function matches(pattern: string, text: string | undefined): boolean {
  const parts = pattern.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text !== undefined && new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(text);
}

function written(heard: string, replies: readonly string[], notes: readonly string[]): string {
  return [heard, ...replies.map((reply) => `**blinky:** ${reply}`), ...notes.map((note) => `[${note}]`)].join('\n\n');
}
