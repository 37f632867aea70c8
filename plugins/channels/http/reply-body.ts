import { type Activity, type Candidate, plainText, type Turn } from '#sdk';

/** The body of a 200. `null` is what JSON has for "none". */
export interface ReplyBody {
  readonly message: string;
  readonly messages: readonly string[];
  readonly conversation: string;
  readonly outcome: Turn['outcome'];
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly recognizer: string | null;
  readonly answer: Candidate | null;
  readonly answers: readonly Candidate[];
  readonly candidates: readonly Candidate[];
  readonly degraded: boolean;
  readonly notices: Turn['notices'];
}

/** A turn as the caller reads it; scores have at most 4 decimals. */
export function replyBody(turn: Turn, conversation: string): ReplyBody {
  const messages = turn.replies.filter(isMessage).map(plainText).filter(Boolean);
  const answers = turn.outcome === 'answer' ? turn.answers.map(row) : [];
  const known = turn.outcome !== 'unknown';
  return {
    message: messages.join('\n\n'),
    messages,
    conversation,
    outcome: turn.outcome,
    intent: (known ? turn.intent : undefined) ?? null,
    confidence: rounded(turn.confidence),
    recognizer: (known ? turn.recognizer : undefined) ?? null,
    answer: answers[0] ?? null,
    answers,
    candidates: turn.candidates.slice(0, 3).map(row),
    degraded: turn.degraded,
    notices: turn.notices,
  };
}

function isMessage(activity: Partial<Activity>): boolean {
  return activity.type === undefined || activity.type === 'message';
}

function row({ id, question, score }: Candidate): Candidate {
  return { id, question, score: rounded(score) ?? 0 };
}

function rounded(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 10_000) / 10_000;
}
