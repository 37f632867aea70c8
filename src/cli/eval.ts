import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createEngine } from './eval/engine.ts';
import { evalError } from './eval/eval-error.ts';
import { faqFigures, judge } from './eval/faq.ts';
import { evaluateDialogs, evaluateTaught } from './eval/intents.ts';
import { modelForEval } from './eval/model-for-eval.ts';
import { reportHtml } from './eval/report.ts';
import { type LabelledText, readLabelled, readQueries } from './eval/samples.ts';
import { runCommand } from './run.ts';

const usage = `Measures understanding with the engine that the channels use; local unless a model is asked for, whatever .env holds.

  npm run -s eval -- faq --catalog FILE.csv --queries FILE.jsonl [--json] [--report FILE.html]
      queries: lines {"text", "id"}; id null where nothing in the catalog answers
  npm run -s eval -- intents --train FILE.jsonl --test FILE.jsonl [--json]
      lines {"text", "intent"}
  npm run -s eval -- intents --test FILE.jsonl [--map FILE.json] [--json]
      measures the loaded dialogs; --map: an object that translates the file's intents to theirs

  With a model, each of them (but intents --train) with one of:
      --live                        asks the server that the settings name
      --record --cassette FILE      the same, and keeps requests and answers, one JSON line each
      --replay --cassette FILE      answers from the cassette; fails on a request that it does not hold
      --requests-out FILE           writes the requests that would be sent, and sends nothing
`;

await runCommand(main);

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const [what] = positionals;
  if (values.help || !what) return void process.stdout.write(usage);
  if (what === 'faq') return faq(values);
  if (what === 'intents') return intents(values);
  throw evalError(`there is no evaluation '${what}'`, 'faq or intents');
}

type Values = ReturnType<typeof readArguments>['values'];

async function faq({ catalog, queries, json, report, ...choice }: Values): Promise<void> {
  if (!catalog || !queries) throw evalError('faq needs --catalog and --queries', 'see --help');
  const taped = modelForEval(choice);
  const engine = await createEngine(catalog, taped?.model);
  // Warming up would put the same requests on the tape twice.
  const judged = await judge(engine, await readQueries(queries), taped && 0);
  await taped?.model.stop();
  taped?.tape.verify();
  const figures = { ...faqFigures(judged), mode: taped ? ('model' as const) : ('local' as const) };
  if (report) await writeFile(report, reportHtml({ judged, figures, entries: engine.knowledge.entries }));
  print(figures, json);
}

async function intents({ train, test, map, json, ...choice }: Values): Promise<void> {
  if (!test) throw evalError('intents needs --test', 'see --help');
  const asked = await translated(await readLabelled(test), map);
  if (train) return print(await evaluateTaught(await readLabelled(train), asked), json);
  const taped = modelForEval(choice);
  const figures = await evaluateDialogs(asked, taped?.model);
  await taped?.model.stop();
  taped?.tape.verify();
  print(figures, json);
}

async function translated(lines: LabelledText[], map: string | undefined): Promise<LabelledText[]> {
  if (!map) return lines;
  const names = JSON.parse(await readFile(map, 'utf8')) as Record<string, string>;
  return lines.map(({ text, intent }) => ({ text, intent: names[intent] ?? intent }));
}

function print(figures: object, json: boolean | undefined): void {
  if (json) return void process.stdout.write(`${JSON.stringify(figures)}\n`);
  for (const [name, value] of Object.entries(figures)) {
    if (!Array.isArray(value)) process.stdout.write(`${name.padEnd(14)} ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
    else for (const item of value.slice(0, 40)) process.stdout.write(`  ${JSON.stringify(item)}\n`);
  }
}

function readArguments() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ help: flag, json: flag, live: flag, record: flag, replay: flag },
        ...{ catalog: text, queries: text, train: text, test: text, map: text, report: text, cassette: text, 'requests-out': text },
      },
    });
  } catch (cause) {
    throw evalError(cause instanceof Error ? cause.message : 'the arguments cannot be read', 'see --help');
  }
}
