import { expect } from 'chai';
import type { Activity, Channel, ChannelHarness, ChannelRequest, PlatformRequest, PluginContext, Refusal } from '#sdk';
import { BlinkyError, definePlugin, readJson, sameSecret, splitText, z } from '#sdk';
import { rejection } from './cases.ts';
import { channelCases } from './channel.ts';

/** A fault of a channel, and the case of the contract that must catch it. */
const faults: readonly [string, keyof typeof titles][] = [
  ['believes any signature', 'forged'],
  ['answers garbage with 200', 'garbage'],
  ['answers itself', 'own'],
  ['makes up message ids', 'redelivered'],
  ['gives everyone one conversation', 'conversation'],
  ['gives each message a conversation', 'conversation'],
  ['loses accents', 'genuine'],
  ['sends twice', 'once'],
  ['answers the webhook with the reply', 'once'],
  ['logs the text', 'shown'],
  ['shows its token in an error', 'shown'],
  ['cuts at the limit', 'split'],
  ['keeps the address in memory', 'restart'],
  ['takes a busy platform for a refusal', 'busy'],
  ['forgets when to come back', 'busy'],
  ['tries for ever what was refused', 'refused'],
  ['ignores an abort', 'aborted'],
];

const titles = {
  genuine: 'a genuine request gives one turn with its channel, sender and text',
  conversation: 'a sender keeps one conversation, and another sender has another',
  forged: 'a forged request is refused with 401 or 403 and gives no turn',
  garbage: 'garbage is refused with 400 and gives no turn',
  redelivered: 'a redelivered message gives one turn',
  own: 'a message of the bot itself gives no turn',
  once: 'the reply leaves once',
  shown: 'no log line, error or refusal holds a secret, a text or a sender',
  split: 'a text over the limit is split without cutting a word or a surrogate pair',
  restart: 'a stored reference delivers after a restart',
  busy: 'a busy or broken platform gives a retryable error that says when',
  refused: 'a refusal by the platform gives a final error',
  aborted: 'a send that was given up delivers nothing',
} as const;

describe('the channel contract', () => {
  for (const [title, run] of Object.entries(channelCases)) it(`passes a channel that keeps it: ${title}`, () => run(pigeonHarness('')));

  for (const [fault, caught] of faults) {
    it(`catches a channel that ${fault}`, async () => {
      await rejection(runCase(caught, pigeonHarness(fault)));
    });
  }

  it('has a fault for each of its cases', () => {
    expect(new Set(faults.map(([, caught]) => titles[caught]))).to.deep.equal(new Set(Object.keys(channelCases)));
  });

  it('fails, instead of passing over it, where a harness leaves something out without a reason', async () => {
    const harness = pigeonHarness('');
    const open: ChannelHarness['open'] = async (call) => ({ ...(await harness.open(call)), ownMessage: undefined as never });
    const error = await rejection(runCase('own', { ...harness, open }));
    expect(String(error)).to.match(/no ownMessage\(\): write it, or skip this case with a reason/);
  });
});

async function runCase(name: keyof typeof titles, harness: ChannelHarness): Promise<void> {
  await channelCases[titles[name]]?.(harness);
}

const api = 'https://pigeon.example/send';
const token = 'made-up-pigeon-token';

interface Letter {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly bot?: boolean;
}

/** A small webhook channel, right but for one named fault. */
function pigeon(fault: string, { settings, log, fetch }: PluginContext<{ PIGEON_TOKEN: string }>): Channel {
  const lofts = new Map<string, string>();
  return {
    limits: { textLength: 40 },
    routes: [
      {
        method: 'post',
        path: '/:loft',
        async handle(request, host) {
          const letter = read(request);
          if (!letter) return { status: 200 };
          if (letter.bot && fault !== 'answers itself') return { status: 200 };
          if (fault === 'logs the text') log.info({ letter }, 'received');
          lofts.set(letter.from, letter.from);
          await host.accept({ activity: toActivity(letter) });
          return { status: 200, ...(fault === 'answers the webhook with the reply' && { body: 'Tienes doce dias el primer ano' }) };
        },
      },
    ],
    async send(to, activity, signal) {
      if (fault !== 'ignores an abort') signal.throwIfAborted();
      const address = fault === 'keeps the address in memory' ? lofts.get(to.user?.id ?? '') : to.user?.id;
      const text = activity.text ?? '';
      const parts = fault === 'cuts at the limit' ? (text.match(/.{1,40}/gs) ?? []) : splitText(text, 40);
      for (const part of fault === 'sends twice' ? [...parts, ...parts] : parts) await post(String(address), part);
      return {};
    },
  };

  function read(request: ChannelRequest): Letter | undefined {
    const given = String(request.headers['x-pigeon'] ?? '');
    if (fault !== 'believes any signature' && !sameSecret(given, settings.PIGEON_TOKEN)) {
      throw new BlinkyError('BLINKY_UNAUTHORIZED', 'wrong token', { owner: 'channel/pigeon' });
    }
    if (fault === 'answers garbage with 200' && !request.body.includes('"from"')) return undefined;
    return readJson(request, 'channel/pigeon') as Letter;
  }

  function toActivity({ id, from, text }: Letter): Partial<Activity> {
    const loft = fault === 'gives everyone one conversation' ? 'loft' : fault === 'gives each message a conversation' ? id : from;
    return {
      type: 'message',
      channelId: 'pigeon',
      id: fault === 'makes up message ids' ? crypto.randomUUID() : id,
      from: { id: from, name: '' },
      recipient: { id: 'blinky', name: '' },
      conversation: { id: loft, isGroup: false, conversationType: 'personal', name: '' },
      text: fault === 'loses accents' ? text.normalize('NFD').replace(/\p{M}/gu, '') : text,
    };
  }

  async function post(to: string, text: string): Promise<void> {
    const response = await fetch(api, { method: 'POST', body: JSON.stringify({ to, text }) });
    if (response.ok) return;
    const busy = response.status === 429 || response.status >= 500;
    const after = Number(response.headers.get('retry-after'));
    const shown = fault === 'shows its token in an error' ? ` for ${settings.PIGEON_TOKEN}` : '';
    throw new BlinkyError('BLINKY_SEND_FAILED', `pigeon answered ${response.status}${shown}`, {
      owner: 'channel/pigeon',
      retryable: fault === 'tries for ever what was refused' || (busy && fault !== 'takes a busy platform for a refusal'),
      ...(after > 0 && fault !== 'forgets when to come back' && { retryAfterMs: after * 1_000 }),
    });
  }
}

function pigeonHarness(fault: string): ChannelHarness {
  return {
    definition: definePlugin({
      sdk: 1,
      kind: 'channel',
      id: 'pigeon',
      summary: 'A channel of these tests.',
      settings: z.strictObject({ PIGEON_TOKEN: z.string().meta({ secret: true }) }),
      create: (context) => pigeon(fault, context),
    }) as unknown as ChannelHarness['definition'],
    settings: { PIGEON_TOKEN: token },
    channelId: 'pigeon',
    users: ['5215512345678', '5215587654321'],
    async open() {
      const taken: { to: string; text: string }[] = [];
      let refusal: Refusal | undefined;
      const letter = (body: string | object, key = token): PlatformRequest => ({
        url: '/chatbot/pigeon/loft-1',
        headers: { 'x-pigeon': key },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return {
        message: async ({ number, from, text }) => letter({ id: `m${number}`, from, text }),
        forge: async ({ number, from, text }) => [letter({ id: `m${number}`, from, text }, 'guessed')],
        garbage: async () => [letter('coo')],
        ownMessage: async () => letter({ id: 'm1', from: 'blinky', text: 'hola', bot: true }),
        sent: () => taken,
        refuse: (next) => {
          refusal = next;
        },
        fetch: async (_, init) => {
          if (!refusal) taken.push(JSON.parse(String(init?.body)));
          const after = refusal?.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
          return new Response('{}', { status: refusal?.status ?? 200, headers: after as Record<string, string> });
        },
        close: async () => {},
      };
    },
  };
}
