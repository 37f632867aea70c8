import type { Calls, Job } from './calls.ts';
import { Fault } from './fault.ts';
import { ModelError } from './model-error.ts';
import { audioFile } from './openai-client.ts';
import { currentTurn } from './session.ts';

export interface VoiceNote {
  readonly audio: Uint8Array;
  readonly contentType: string;
  readonly model: string;
}

/** As much as a message may hold. */
const MAX_TEXT = 4_000;

/** The words of a voice note, trimmed, at most 4,000 characters. Throws a ModelError. */
export async function transcribe(calls: Calls, note: VoiceNote, signal: AbortSignal): Promise<string> {
  try {
    return (await calls.run(transcriptionJob(note), { turn: currentTurn.getStore(), signal })).value;
  } catch (error) {
    throw error instanceof Fault ? new ModelError('request', `the voice note was refused (${error.status})`) : error;
  }
}

function transcriptionJob({ audio, contentType, model }: VoiceNote): Job<string> {
  return {
    name: 'transcription',
    async send(client, signal) {
      const file = await audioFile(audio, contentType);
      const response = await client.audio.transcriptions.create({ model, file, response_format: 'json' }, { signal }).asResponse();
      const body: unknown = JSON.parse(await response.text());
      const text = (body as { text?: unknown } | undefined)?.text;
      if (typeof text !== 'string') throw new Fault('unusable');
      return { value: text.trim().slice(0, MAX_TEXT), headers: response.headers };
    },
  };
}
