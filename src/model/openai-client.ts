import OpenAI, { toFile } from 'openai';

/** Longer than any turn: our own deadline ends calls, this only what was forgotten. */
const LAST_RESORT_MS = 60_000;

/** The SDK on one key, without its own retries, log and environment variables. */
export function openaiClient(key: string, baseURL: string, fetchGiven: typeof fetch): OpenAI {
  return new OpenAI({
    apiKey: key,
    baseURL,
    fetch: fetchGiven,
    maxRetries: 0,
    timeout: LAST_RESORT_MS,
    logLevel: 'off',
    organization: null,
    project: null,
    webhookSecret: null,
    adminAPIKey: null,
  });
}

const extensions: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
};

/** Audio as the SDK uploads it: the endpoint knows a format by the file's extension. */
export function audioFile(audio: Uint8Array, contentType: string): ReturnType<typeof toFile> {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return toFile(audio, `voice.${extensions[type] ?? 'ogg'}`, { type });
}
