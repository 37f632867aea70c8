import { readFileSync } from 'node:fs';

/** One thing that a person does, and what Blinky must do about it. */
export interface Step {
  /** Line of the file, for reports. */
  readonly line: number;
  readonly act: Act;
  /** The replies in order, without blank lines, `…` standing for any text; empty with `silent` where there must be none. */
  readonly replies: string[];
  readonly silent: boolean;
  /** What stands in brackets, such as `respuesta: nomina-dias-pago`. */
  readonly notes: string[];
}

export type Act = { readonly says: string } | { readonly added: true };

export interface Pause {
  readonly minutes: number;
}

export interface Transcript {
  readonly title: string;
  /** `- webhook: acepta` above the conversation. */
  readonly options: ReadonlyMap<string, string>;
  readonly steps: readonly (Step | Pause)[];
}

interface Block {
  readonly line: number;
  readonly text: string;
}

/** Reads a transcript; `README.md` has the format. Throws with file and line for what it does not understand. */
export function readTranscript(path: string): Transcript {
  const text = readFileSync(path, 'utf8');
  const steps: (Step | Pause)[] = [];
  const options = new Map<string, string>();
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path;
  for (const block of blocksOf(text)) {
    try {
      if (!readOption(block, options, steps.length > 0)) readBlock(block, steps);
    } catch (error) {
      throw new Error(`${path}:${block.line}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { title, options, steps };
}

/** Paragraphs: what blank lines separate. */
function blocksOf(text: string): Block[] {
  const blocks: { line: number; lines: string[] }[] = [];
  let open = false;
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') {
      open = false;
      return;
    }
    if (!open) blocks.push({ line: at + 1, lines: [] });
    open = true;
    blocks.at(-1)?.lines.push(line.trimEnd());
  });
  return blocks.map(({ line, lines }) => ({ line, text: lines.join('\n') }));
}

/** Headings, remarks (`>`) and, above the conversation, options and any other text. */
function readOption({ text }: Block, options: Map<string, string>, begun: boolean): boolean {
  if (/^[#>]/.test(text)) return true;
  if (begun || /^(\*\*|\(|\[)/.test(text)) return false;
  for (const [, name = '', value = ''] of text.matchAll(/^- ([a-zé ]+): (.+)$/gm)) options.set(name, value);
  return true;
}

function readBlock({ line, text }: Block, steps: (Step | Pause)[]): void {
  const step = (act: Act): Step => ({ line, act, replies: [], silent: false, notes: [] });
  const [, minutes] = /^\(pasan? (\d+) minutos?\)$/.exec(text) ?? [];
  if (minutes) return void steps.push({ minutes: Number(minutes) });
  if (text === '(agregan a Blinky)') return void steps.push(step({ added: true }));
  const [, who, words = ''] = /^\*\*(tú|blinky):\*\* ?([\s\S]*)$/.exec(text) ?? [];
  if (who === 'tú') return void steps.push(step({ says: unfold(words) }));
  const current = steps.at(-1);
  if (!current || !('act' in current)) throw new Error('antes de esto alguien tiene que decir algo');
  if (who === 'blinky' && words === '(silencio)') return void steps.splice(-1, 1, { ...current, silent: true });
  if (who === 'blinky') return void current.replies.push(words);
  if (/^(\d+\.|-) /.test(text)) return void current.replies.push(`${current.replies.pop() ?? ''}\n${text}`);
  const [, note] = /^\[([^\]]+)\]$/.exec(text) ?? [];
  if (!note) throw new Error(`no entiendo esta parte: ${text.slice(0, 60)}`);
  current.notes.push(note);
}

/** `{ja × 500}` is "ja" 500 times; sentences are kept apart by a blank. */
function unfold(text: string): string {
  return text.replace(/\{([^{}]+) × (\d+)\}/g, (_all, part: string, times: string) =>
    (part.includes(' ') ? `${part} ` : part).repeat(Number(times)),
  );
}
