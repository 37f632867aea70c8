import { defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'adjuntos',
  summary: 'Answers what comes without words: a picture, an audio, a file, a place.',
  intents: [],
  create: () => (turn) => turn.say(texts[turn.locale][kindOf(turn.context.activity.attachments?.[0]?.contentType ?? '')]),
});

function kindOf(contentType: string): 'image' | 'audio' | 'file' | 'other' {
  if (contentType.startsWith('image/')) return 'image';
  if (contentType.startsWith('audio/')) return 'audio';
  if (/^(application\/(pdf|msword|zip|vnd\.(openxmlformats|ms-))|text\/)/.test(contentType)) return 'file';
  return 'other';
}
