import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs, styleText } from 'node:util';
import { messageFrom, plainText, type Turn } from '#sdk';
import { startOffline } from './offline.ts';

const usage = `A conversation in the terminal, with the same engine as every channel.

  npm run chat                                 talk; an empty line or Ctrl-D ends it
  printf 'hola\\n' | npm run -s chat            reads the lines of a pipe
  npm run chat -- --details                    also shows what each turn came to
`;

const { values } = parseArgs({ options: { help: { type: 'boolean' }, details: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const app = await startOffline();
const host = app.intake.hostFor('chat');
const conversation = randomUUID();
const prompt = process.stdin.isTTY ? styleText('cyan', 'tú › ') : '';
const lines = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stdout : undefined, prompt });
lines.prompt();
for await (const line of lines) {
  if (line.trim() === '') {
    if (process.stdin.isTTY) break;
    continue;
  }
  if (!process.stdin.isTTY) process.stdout.write(`tú › ${line}\n`);
  show(await say(line));
  lines.prompt();
}
lines.close();
await app.stop();

function say(text: string): Promise<Turn> {
  const activity = messageFrom({ channelId: 'chat', id: randomUUID(), text, user: 'terminal', bot: 'blinky', conversation });
  return host.converse({ activity }, AbortSignal.timeout(30_000));
}

function show(turn: Turn): void {
  for (const reply of turn.replies) {
    const [first = '', ...more] = plainText(reply).split('\n');
    process.stdout.write(`${styleText('magenta', 'blinky › ')}${first}\n${more.map((text) => `         ${text}\n`).join('')}`);
  }
  if (values.details) {
    const { outcome, intent, confidence, recognizer } = turn;
    process.stdout.write(
      styleText('dim', `         [${[outcome, intent, recognizer, confidence?.toFixed(2)].filter(Boolean).join(' · ')}]\n`),
    );
  }
}
