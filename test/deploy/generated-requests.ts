import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatted } from './generated.ts';
import { root } from './project.ts';

const folder = join(root, 'docs', 'requests');

interface Sent {
  readonly path: string;
  readonly request: { readonly messages: readonly { readonly role: string; readonly content: string }[] } & Record<string, unknown>;
}

/** `docs/requests/requests.jsonl` and the page that explains it, as `eval --requests-out` and the code make them now. */
export function freshRequests(): { readonly jsonl: string; readonly page: string } {
  const jsonl = requestsOut();
  const sent = jsonl
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sent);
  return { jsonl, page: formatted(pageOf(sent)) };
}

/** By the command that the page names, far from anybody's settings. */
function requestsOut(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'blinky-requests-'));
  const file = join(scratch, 'requests.jsonl');
  const [catalog, queries] = [join(folder, 'catalog.csv'), join(folder, 'questions.jsonl')];
  const command = [join(root, 'src/cli/eval.ts'), 'faq', '--catalog', catalog, '--queries', queries, '--requests-out', file];
  try {
    execFileSync(process.execPath, ['--conditions=source', ...command], { cwd: scratch, env: { PATH: process.env.PATH }, stdio: 'ignore' });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function pageOf(sent: readonly Sent[]): string {
  const [first] = sent;
  if (!first) throw new Error('no question of docs/requests/questions.jsonl reaches the model');
  const { messages, ...rest } = first.request;
  const [system, ...others] = messages.map(({ content }) => content);
  const users = sent.map(({ request }) => request.messages.at(-1)?.content ?? '');
  return `# Ten questions, and what is sent to the model

This page and [requests.jsonl](requests.jsonl) are generated (\`npm run docs\`) from [questions.jsonl](questions.jsonl) and a [catalog of six rows](catalog.csv), so that a whole request fits on a screen; a test compares them with the code. The same by hand, for any catalog and questions, without a key and without sending anything:

\`\`\`sh
npm run -s eval -- faq --catalog docs/requests/catalog.csv --queries docs/requests/questions.jsonl --requests-out requests.jsonl
\`\`\`

Each line of the file is one request: \`{"path", "request"}\`, the path below \`OPENAI_BASE_URL\` and the body as it is sent. A body has three parts:

1. **The system message**, the same for every user and question: who is asked, how to decide, the intents, the catalog's rows as \`[id, question]\`.
2. **The user message**, one JSON object: \`reader\` is the reader's language, \`message\` the user's words with addresses, codes and long numbers masked; in a conversation \`earlier\` holds its last turns, and with a catalog of over 120 rows \`rows\` the 20 that come nearest.
3. **What the answer must be**: \`response_format\`, a JSON Schema that allows nothing but an intent and ids of the request itself, and a confidence.

A question that Blinky is certain of, or that is in the catalog word for word, is not among them: it costs no request.

## The user messages

${fenced('text', users.join('\n'))}

## The system message

${fenced('text', system ?? '')}

## The rest of a body

Without \`messages\` (${1 + others.length} in each), as it stands in every one of the ${sent.length} requests:

${fenced('json', JSON.stringify(rest, undefined, 2))}
`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
