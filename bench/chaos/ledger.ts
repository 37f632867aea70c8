/** What the platform saw of one message; times in milliseconds of one clock. */
export interface MessageRecord {
  readonly conversation: string;
  /** 1, 2, 3 … within the conversation. */
  readonly number: number;
  /** When a webhook was answered 2xx; undefined: the platform gave up. */
  acceptedAt?: number;
  readonly replies: { readonly at: number; readonly count: number }[];
}

export interface Verdict {
  readonly messages: number;
  /** Accepted with 2xx and never answered. */
  readonly lost: number;
  /** Answered after the answer to a later message of the same conversation. */
  readonly outOfOrder: number;
  /** Turns in the committed states beyond one a message. */
  readonly doubleCommits: number;
  /** Turns that the committed states do not hold any more. */
  readonly forgotten: number;
  /** Replies beyond one a message. */
  readonly duplicateReplies: number;
  /** Never accepted, in as many tries as the platform makes. */
  readonly notTaken: number;
  /** Milliseconds from the fault, or from being accepted where that was later, to the reply: of messages that met the fault. */
  readonly recoveryMs: readonly number[];
}

/** When a fault began and when it was over. */
export interface FaultTime {
  readonly from: number;
  readonly to: number;
}

/** What became of the messages of one round. */
export function judge(records: readonly MessageRecord[], fault: FaultTime | undefined): Verdict {
  const accepted = records.filter(({ acceptedAt }) => acceptedAt !== undefined);
  const conversations = [...Map.groupBy(records, ({ conversation }) => conversation).values()];
  return {
    messages: records.length,
    lost: accepted.filter(({ replies }) => replies.length === 0).length,
    outOfOrder: sum(conversations, outOfOrder),
    doubleCommits: sum(conversations, doubleCommits),
    forgotten: sum(conversations, forgotten),
    duplicateReplies: sum(records, ({ replies }) => Math.max(0, replies.length - 1)),
    notTaken: records.length - accepted.length,
    recoveryMs: fault ? accepted.flatMap((record) => recovery(record, fault)) : [],
  };
}

function outOfOrder(records: readonly MessageRecord[]): number {
  const firsts = records.flatMap(({ number, replies }) => (replies[0] ? [{ number, at: replies[0].at }] : []));
  return firsts.filter((one) => firsts.some((other) => other.number > one.number && other.at < one.at)).length;
}

/** The highest count that was told, beyond the messages that can have made it. */
function doubleCommits(records: readonly MessageRecord[]): number {
  const highest = Math.max(0, ...records.flatMap(({ replies }) => replies.map(({ count }) => count)));
  const answered = records.filter(({ replies }) => replies.length > 0);
  const last = Math.max(0, ...answered.map(({ number }) => number));
  // A message whose reply is lost, or that the platform gave up without knowing that it was taken, may have counted as well.
  const silent = records.filter(({ number, replies }) => replies.length === 0 && number < last).length;
  return Math.max(0, highest - answered.length - silent);
}

/** What the answer to the last message should have counted at least, and did not. */
function forgotten(records: readonly MessageRecord[]): number {
  const answered = records.filter(({ replies }) => replies.length > 0).toSorted((a, b) => a.number - b.number);
  return Math.max(0, answered.length - (answered.at(-1)?.replies[0]?.count ?? 0));
}

function recovery({ acceptedAt = 0, replies }: MessageRecord, { from, to }: FaultTime): number[] {
  const answered = replies[0]?.at;
  if (answered === undefined || answered < from || acceptedAt > to) return [];
  return [answered - Math.max(from, acceptedAt)];
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}

/** The value below which that share of the figures lies; undefined without figures. */
export function percentile(figures: readonly number[], share: number): number | undefined {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
