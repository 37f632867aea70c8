import type { Database } from './database.ts';

/** What waits, and why. Times in milliseconds. */
export interface QueueReport {
  readonly messages: { readonly waiting: number; readonly running: number; readonly retrying: number; readonly oldestMs: number | null };
  readonly replies: { readonly waiting: number; readonly refused: number; readonly mostAttempts: number };
  readonly deadLetters: readonly DeadLetter[];
}

export interface DeadLetter {
  readonly id: number;
  readonly channel: string;
  /** Code or class of the error, never its text. */
  readonly problem: string;
  readonly ageMs: number;
}

/** A look at the queues, without a word of anybody. */
export async function queueReport(database: Database): Promise<QueueReport> {
  const [messages] = await database.query<QueueReport['messages']>(`
    select count(*)::int as waiting, blinky.now_ms() - min(i.at) as "oldestMs",
      (select count(*)::int from blinky.conversation where claim is not null) as running,
      (select count(*)::int from blinky.conversation where pending and attempt > 0 and claim is null) as retrying
    from blinky.inbox i where i.done_at is null`);
  const [replies] = await database.query<QueueReport['replies']>(`
    select count(*)::int as waiting, count(*) filter (where attempts > 0)::int as refused, coalesce(max(attempts), 0) as "mostAttempts"
    from blinky.outbox`);
  const deadLetters = await database.query<DeadLetter>(
    'select id, channel, problem, blinky.now_ms() - at as "ageMs" from blinky.dead_letter order by id',
  );
  return { messages: messages as QueueReport['messages'], replies: replies as QueueReport['replies'], deadLetters };
}
