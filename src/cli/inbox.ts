import { parseArgs } from 'node:util';
import { BlinkyError } from '#sdk';
import type { Entry } from '../inbox/inbox.ts';
import { readSettings } from '../kernel/settings.ts';
import { createLogger } from '../observability/logger.ts';
import type { DeadLetters } from '../postgres/dead-letters.ts';
import { type QueueReport, queueReport } from '../postgres/queue-report.ts';
import { openPostgres } from '../storage/postgres-storage.ts';
import { runCommand } from './run.ts';

const usage = `What waits in the database, what failed and why. Needs DATABASE_URL and BLINKY_SECRET, as the service has them.

  npm run -s inbox                    queues and dead letters [--json]
  npm run -s inbox -- show ID         what is known of one dead letter; --text also shows what the person wrote
  npm run -s inbox -- retry ID        puts its messages back into the queue
  npm run -s inbox -- drop ID         deletes it; after seven days that happens by itself
`;

const options = { help: { type: 'boolean' }, json: { type: 'boolean' }, text: { type: 'boolean' } } as const;

/** Of what is put back: it waits like any other message. */
const limits = { burstMs: 0, ttlMs: 0, perConversation: 50, inAll: 10_000 };

await runCommand(async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const { host } = readSettings();
  if (host.DATABASE_URL === undefined) throw wrong('DATABASE_URL is not set, so nothing outlives the process', 'set what the service has');
  const opened = openPostgres({ host, limits, now: Date.now, log: createLogger('error') });
  await opened.storage.start(AbortSignal.timeout(15_000));
  try {
    await run(positionals, values, opened);
  } finally {
    await opened.storage.stop();
  }
}, 2);

async function run(
  [action, which]: string[],
  { json = false, text = false }: { json?: boolean | undefined; text?: boolean | undefined },
  { database, deadLetters, storage }: ReturnType<typeof openPostgres>,
): Promise<void> {
  if (action === undefined) return print(await queueReport(database), json);
  const id = Number(which);
  if (!Number.isSafeInteger(id)) throw wrong(`'${action}' wants the id of a dead letter`, 'take one from `npm run -s inbox`');
  if (action === 'show') return show(await entriesOf(deadLetters, id), text);
  if (action !== 'retry' && action !== 'drop') throw wrong(`there is no '${action}'`, 'see --help');
  const done = action === 'retry' ? await deadLetters.retry(id, storage.inbox) : await deadLetters.drop(id);
  if (!done) throw unknown(id);
  process.stdout.write(action === 'retry' ? `${id} waits in the queue again\n` : `${id} is gone\n`);
}

async function entriesOf(deadLetters: DeadLetters, id: number): Promise<readonly Entry[]> {
  const entries = await deadLetters.read(id);
  if (!entries) throw unknown(id);
  return entries;
}

function print({ messages, replies, deadLetters }: QueueReport, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ messages, replies, deadLetters })}\n`);
    return;
  }
  const oldest = messages.oldestMs === null ? '' : `, the oldest for ${seconds(messages.oldestMs)}`;
  process.stdout.write(
    `messages  ${messages.waiting} waiting${oldest}; ${messages.running} conversation(s) being answered, ${messages.retrying} tried again later\n` +
      `replies   ${replies.waiting} unsent; ${replies.refused} of them refused by the platform so far (up to ${replies.mostAttempts} times)\n`,
  );
  if (deadLetters.length === 0) process.stdout.write('no dead letters\n');
  for (const { id, channel, problem, ageMs } of deadLetters)
    process.stdout.write(`dead letter ${id}  ${channel}  ${problem}  ${seconds(ageMs)} ago\n`);
}

function show(entries: readonly Entry[], text: boolean): void {
  if (text) process.stderr.write('What follows was written in confidence: do not copy it anywhere.\n');
  for (const { channel, receivedAt, activity } of entries) {
    const said = text ? `  ${JSON.stringify(activity.text ?? '')}` : `  ${activity.text?.length ?? 0} characters (--text shows them)`;
    process.stdout.write(`${new Date(receivedAt).toISOString()}  ${channel}  ${activity.type}${said}\n`);
  }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}

function wrong(problem: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_SETTINGS', problem, { owner: 'inbox', hint });
}

function unknown(id: number): BlinkyError {
  return wrong(`there is no dead letter ${id}`, 'take one from `npm run -s inbox`');
}
