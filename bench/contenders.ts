import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const root = join(import.meta.dirname, '..');
const SENDERS = 200;
const QUESTIONS = 40;

export interface Contender {
  readonly name: string;
  readonly what: string;
  readonly script: string;
  readonly path: string;
  readonly bodies: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly check: (answer: unknown, body: string) => void;
  /** The npm packages that it needs; absent for Blinky: those of its package.json. */
  readonly packages?: readonly string[];
  /** Its packages are those of bench/package.json. */
  readonly peer?: true;
}

/** A 200 that does not hold what the server is there for. */
export class WrongAnswer extends Error {}

/** The servers that are compared, from the least to the most that they do. Senders and questions are the same for all; `modelUrl` is where the model is. */
export function contenders(modelUrl = ''): Contender[] {
  const messages = senders();
  const plain = messages.map((message) => JSON.stringify(message));
  const messy = messages.map((message) => JSON.stringify({ ...message, message: asTyped(message.message) }));
  const activities = messages.map((message) => JSON.stringify(toActivity(message)));
  const echo = { path: '/chatbot/http', bodies: plain, env: {}, check: echoes };
  const server = (name: string): string => join(import.meta.dirname, 'servers', name);
  return [
    { ...echo, name: 'node', what: 'raw node:http, echo', script: server('node-http.ts'), packages: [] },
    { ...echo, name: 'restify', what: 'restify, echo', script: server('restify.ts'), packages: ['restify'] },
    {
      name: 'cloud-adapter',
      what: 'restify + CloudAdapter, echo bot',
      script: server('cloud-adapter.ts'),
      path: '/api/messages',
      bodies: activities,
      env: {},
      check: repliesWith,
      packages: ['restify', 'botbuilder'],
    },
    {
      ...echo,
      name: 'agents-hosting',
      what: '@microsoft/agents-hosting, echo, state',
      script: server('agents-hosting.mjs'),
      bodies: activities,
      check: repliesWith,
      packages: ['@microsoft/agents-hosting'],
      peer: true,
    },
    { ...echo, name: 'hubot', what: 'Hubot, echo', script: server('hubot.mjs'), packages: ['hubot'], peer: true },
    {
      ...echo,
      name: 'bottender',
      what: 'Bottender, echo with a session',
      script: server('bottender.mjs'),
      packages: ['bottender'],
      peer: true,
    },
    { ...blinky, name: 'blinky', what: 'Blinky, a catalog question over HTTP', bodies: plain, check: answersWith },
    { ...blinky, name: 'blinky-messy', what: 'Blinky, the same as people type them', bodies: messy, check: decides },
    {
      ...blinky,
      name: 'blinky-model',
      what: 'Blinky, the same with a model that answers at once',
      env: { ...blinky.env, ...asked, OPENAI_BASE_URL: modelUrl },
      bodies: messy,
      check: decides,
    },
  ];
}

/** As shipped, but for the limits: one machine plays 200 people who never stop asking. */
const blinky = {
  script: join(root, 'dist', 'src', 'main.js'),
  path: '/chatbot/http',
  env: { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', RATE_LIMIT_PER_SENDER: '0', RATE_LIMIT_PER_ADDRESS: '0' },
};

/** Never out of tokens: 200 people ask for ever. */
const asked = { OPENAI_API_KEY: 'bench', SESSION_TOKEN_BUDGET: '1000000000' };

interface Message {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

/** 200 people, each with a question of the catalog in full. */
function senders(): Message[] {
  const rows = parse(readFileSync(join(root, 'catalog', 'faq.csv')), { columns: true, bom: true }) as {
    question: string;
    valid_until: string;
  }[];
  const questions = rows
    .filter(({ valid_until }) => !valid_until)
    .map(({ question }) => question)
    .slice(0, QUESTIONS);
  return Array.from({ length: SENDERS }, (_, at) => ({
    from: `+52155${String(10_000_000 + at)}`,
    to: '+5215587654321',
    message: questions[at % questions.length] as string,
  }));
}

/** In lower case, without accents and marks, a word before it and two letters swapped: nothing that is found word for word. */
function asTyped(question: string): string {
  const plain = question
    .normalize('NFD')
    .replace(/[\p{M}¿?¡!.,]/gu, '')
    .toLowerCase();
  const longest = plain.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  return `oye ${plain.replace(longest, longest.replace(/^(..)(.)(.)/, '$1$3$2'))}`;
}

/** As the Emulator sends it. */
function toActivity({ from, to, message }: Message): object {
  return {
    type: 'message',
    id: 'one',
    timestamp: '2026-01-07T15:00:00.000Z',
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9',
    deliveryMode: 'expectReplies',
    from: { id: from, name: 'Ana' },
    recipient: { id: to, name: 'Blinky' },
    conversation: { id: from },
    locale: 'es-MX',
    text: message,
  };
}

function echoes(answer: unknown, body: string): void {
  expectEqual((answer as Message).message, (JSON.parse(body) as Message).message);
}

function repliesWith(answer: unknown, body: string): void {
  expectEqual((answer as { activities: { text: string }[] }).activities[0]?.text, (JSON.parse(body) as { text: string }).text);
}

function answersWith(answer: unknown, body: string): void {
  const { outcome, answer: row } = answer as { outcome: string; answer: { question: string } | null };
  if (outcome !== 'answer') throw new WrongAnswer(`Blinky came to ${outcome} for a question of its catalog`);
  expectEqual(row?.question, (JSON.parse(body) as Message).message);
}

function decides(answer: unknown): void {
  if (typeof (answer as { outcome?: unknown }).outcome !== 'string') throw new WrongAnswer('no outcome');
}

function expectEqual(got: unknown, wanted: string): void {
  if (got !== wanted) throw new WrongAnswer(`answered ${JSON.stringify(got)} to ${JSON.stringify(wanted)}`);
}
