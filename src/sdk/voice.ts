import type { Activity } from 'botframework-schema';
import type { Channel } from './channel.ts';
import type { PluginContext } from './plugin.ts';

const TRANSCRIBE_MS = 6_000;
const ECHO_MS = 2_500;
const SHOWN_LENGTH = 600;
/** Voice notes of one person that are transcribed within a minute of each other: each costs money before any other limit sees it. */
const NOTES = 5;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const heard: Readonly<Record<string, (words: string) => string>> = {
  'es-MX': (words) => `🎤 Entendí: «${words}»`,
  en: (words) => `🎤 I heard: “${words}”`,
};

export interface Ear {
  /** Fetches the file of a voice note, and only from the platform; what it throws must hold no URL. */
  download(url: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Says what was understood. */
  readonly send: Channel['send'];
}

/** Gives a voice note its words as text; every other activity, and a note that could not be understood, as it came. Never throws. */
export type Listener = (activity: Partial<Activity>, signal: AbortSignal) => Promise<Partial<Activity>>;

/** Listens to voice notes where the host offers a model that transcribes, five a minute of one person, and tells what was understood. */
export function createListener({ store, log, model, host, count }: PluginContext, { download, send }: Ear): Listener {
  return async (activity, signal) => {
    const note = activity.attachments?.find(({ contentType }) => contentType.startsWith('audio/'));
    if (!note || activity.text || !model?.transcribe || !(await isWelcome(activity))) return activity;
    try {
      const audio = await download(note.contentUrl ?? '', signal);
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TRANSCRIBE_MS)]);
      const words = (await model.transcribe(audio, note.contentType, limit)).trim();
      if (words === '') return activity;
      await echo(activity, words);
      count('voice_note', 'understood');
      return { ...activity, text: words };
    } catch (error) {
      count('voice_note', 'failed');
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a voice note could not be transcribed');
      return activity;
    }
  };

  /** False for a redelivery, and for more notes in a minute than a person speaks. */
  async function isWelcome({ id, from }: Partial<Activity>): Promise<boolean> {
    const notes = (await store.get<number>(`notes:${from?.id}`)) ?? 0;
    if (notes >= NOTES || (await store.get(`note:${id}`))) return false;
    await store.set(`notes:${from?.id}`, notes + 1, MINUTE_MS);
    await store.set(`note:${id}`, true, DAY_MS);
    return true;
  }

  /** Before the message is handed on, so that it stands above the answer; the answer comes also where this does not leave. */
  async function echo({ from: user, recipient: bot, conversation }: Partial<Activity>, words: string): Promise<void> {
    const shown = words.length > SHOWN_LENGTH ? `${words.slice(0, SHOWN_LENGTH).toWellFormed()}…` : words;
    const text = (heard[host.locale] ?? heard['es-MX'])?.(shown) ?? '';
    const to = { user, bot, conversation } as Parameters<Channel['send']>[0];
    await send(to, { type: 'message', textFormat: 'plain', text }, AbortSignal.timeout(ECHO_MS)).catch(() => {
      log.warn({}, 'what was understood of a voice note could not be told');
    });
  }
}
