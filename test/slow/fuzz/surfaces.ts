import { connect } from 'node:net';
import { fold, readJson } from '#sdk';
import { questionId } from '../../../catalog/question-id.ts';
import { parseCsv } from '../../../plugins/catalogs/csv/parse.ts';
import { readActivity as readBotFramework } from '../../../plugins/channels/botframework/receive.ts';
import { createTokenReader } from '../../../plugins/channels/botframework/token.ts';
import { read } from '../../../plugins/channels/teams/read.ts';
import { toInbound } from '../../../plugins/channels/twilio-whatsapp/inbound.ts';
import { readActivity, readUpload } from '../../../plugins/channels/webchat/direct-line/incoming.ts';
import { createTokens } from '../../../plugins/channels/webchat/direct-line/tokens.ts';
import { createRegexRecognizer } from '../../../plugins/intents/regex/recognizer.ts';
import type { App } from '../../../src/app.ts';
import { requests } from '../../../src/understanding/normalise.ts';
import { hostOf } from '../../kernel/settings-of.ts';
import type { Surface } from './run.ts';

const activity = JSON.stringify({
  ...{ type: 'message', id: 'a1', channelId: 'webchat', text: '¿Cuántos días de vacaciones tengo?', locale: 'es-MX' },
  ...{ from: { id: 'ana', name: 'Ana' }, recipient: { id: 'bot' }, conversation: { id: 'c1', isGroup: false } },
  ...{ channelData: { clientActivityID: 'x1' }, attachments: [{ contentType: 'image/png', name: 'foto.png' }] },
});
const card = JSON.stringify({
  ...{
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: { id: '29:ana' },
    text: '<at>Blinky</at> hola',
    conversation: { id: 'g', isGroup: true },
    recipient: { id: 'bot' },
  },
  ...{ entities: [{ type: 'mention', mentioned: { id: 'bot' }, text: '<at>Blinky</at>' }] },
  value: { say: 'Vacaciones', msteams: { type: 'messageBack', text: 'Vacaciones' } },
});
const question = JSON.stringify({ from: 'ana', to: 'blinky', message: '¿Qué día pagan la nómina?', context: { topic: 'x' } });
const form =
  'MessageSid=SM0123456789abcdef0123456789abcdef&From=whatsapp%3A%2B5215512345678&To=whatsapp%3A%2B5215587654321&Body=hola&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fa&MediaContentType0=image%2Fpng&Latitude=19.4&Longitude=-99.1';
const boundary = 'XyZ';
const upload = `--${boundary}\r\nContent-Disposition: form-data; name="activity"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n${activity}\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--${boundary}--\r\n`;
const csv =
  'id,question,answer,additional_info,variations,valid_until\nv,"¿Cuántos días, en total?","Doce ""hábiles""",,a|b,2030-01-31\n,¿Y el aguinaldo?,15 días,Artículo 87,,\n';
const texts = [
  '¿Cuántos días de vacaciones tengo y cuándo las pido?',
  'oye kiero ablar kon alguien de rh x fa',
  'hola, y también perdí mi gafete. ¿qué hago?',
  'How many vacation days do I get?',
];
const patterns = ['\\b(hola|buenas tardes)\\b', '^(me )?(pasa|comunica)s? con .{0,25}$', '(?:a|b)*c{1,20}\\pL+', '(a+)+$', '(.*)*hola$'];
const tokens = createTokens(
  () => 'a secret of this run and of nothing else',
  () => new Date(),
);
const jwt = tokens.mint({ conv: 'c1', user: 'dl_ana' });
const readToken = createTokenReader({ audience: 'app', issuers: new Set(['https://api.botframework.com']), now: () => new Date() });
const settings = [
  'PORT=8000',
  'PUBLIC_BASE_URL=https://bot.example.com',
  'CHANNELS=http,webchat',
  'TRUSTED_PROXIES=10.0.0.0/8',
  'LOCALE=en',
  'OPENAI_BASE_URL=http://127.0.0.1:1/v1',
  'CONVERSATION_TTL_MINUTES=5',
];
const http = (head: string, body: string): string =>
  `${head} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Everything that reads bytes from outside; `app` is started at `url`. */
export function surfaces(app: App, url: string): Surface[] {
  const text = (input: Buffer): string => input.toString('utf8').slice(0, 4_000);
  const never = new AbortController().signal;
  return [
    { name: 'JSON bodies', samples: [question, activity], take: (body) => readJson({ body }, 'fuzz') },
    { name: 'Direct Line activities', samples: [activity], take: (body) => readActivity({ body }) },
    {
      name: 'Direct Line uploads',
      samples: [upload],
      share: 0.3,
      take: (body) =>
        readUpload({ body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, query: new URLSearchParams() }),
    },
    { name: 'Direct Line tokens', samples: [jwt], take: (input) => tokens.read(text(input)) },
    { name: 'Teams card values', samples: [card], take: (body) => read(readBotFramework({ body })) },
    { name: 'Bot Framework tokens', samples: [`Bearer ${jwt}`], take: (input) => readToken(input.toString('latin1')) },
    {
      name: 'WhatsApp forms',
      samples: [form],
      take: (body) => toInbound(Object.fromEntries(new URLSearchParams(body.toString('utf8'))), 'fuzz'),
    },
    {
      name: 'texts: fold, split, id',
      samples: texts,
      take: (input) => [fold(text(input)), requests(text(input)), questionId(text(input))],
    },
    {
      name: 'texts: understanding',
      samples: texts,
      share: 0.3,
      take: (input) => app.cascade.understand({ text: text(input), locale: 'es-MX', topic: undefined, history: [], deadline: 0 }),
    },
    { name: 'CSV catalogs', samples: [csv], share: 0.5, take: (bytes) => parseCsv(bytes, { file: 'faq.csv' }) },
    {
      name: 'intent patterns',
      samples: patterns,
      share: 0.3,
      async take(input) {
        const recognizer = createRegexRecognizer();
        const intents = [{ name: 'prueba', description: 'x', examples: [], patterns: [text(input)] }];
        await recognizer.learn?.({ intents, entries: [] });
        await recognizer.recognize(
          { text: '', folded: 'aaaaaaaaaaaa hola me pasas', locale: 'es-MX', intents, candidates: [], history: [] },
          never,
        );
      },
    },
    {
      name: 'settings',
      samples: settings,
      share: 0.3,
      take: (input) => {
        const [name = '', ...value] = text(input).split('=');
        return hostOf({ [name]: value.join('=') });
      },
    },
    {
      name: 'HTTP, raw',
      samples: [
        http('POST /chatbot/http', question),
        http('POST /api/messages', activity),
        http('GET /healthz', ''),
        http('POST /chatbot/', question),
      ],
      share: 0.1,
      take: (input) => exchange(url, input),
    },
  ];
}

/** Sends bytes as they are, then closes its side; what comes back may be nothing at all, or a status below 500. */
async function exchange(url: string, bytes: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    answer += part;
  });
  socket.on('error', () => resolve(answer)); // closed on us
  socket.on('close', () => resolve(answer));
  socket.setTimeout(5_000, () => reject(new Error(`no end: ${answer.slice(0, 100)}`)));
  socket.end(bytes);
  const got = await promise;
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(got)?.[1];
  if (got !== '' && (status === undefined || Number(status) >= 500)) throw new Error(`answered ${got.slice(0, 200)}`);
  if (/node_modules|\n +at /.test(got)) throw new Error('the answer shows a stack');
}
