import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AssertionError, expect } from 'chai';
import { plainText } from '#sdk';
import { type Client, type Clouds, expectingClient, httpClient, teamsClient, webChatClient, whatsAppClient } from './clients.ts';
import { openStage, type Stage } from './stage.ts';
import { readTranscript, type Step, type Transcript } from './transcript.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.es.md'))
  .sort();

/** A person needs a moment to write; it also keeps the rate limit and the joining of messages sent at once out of it. */
const WRITING_MS = 5_000;
const MINUTE_MS = 60_000;

interface Codec {
  readonly open: (clouds: Clouds) => Client | Promise<Client>;
  /** The platform tells Blinky that somebody opened the chat, so that the notice of the first contact comes with the welcome. */
  readonly welcomes?: boolean;
  /** Transcripts that this platform cannot bring about, with the reason. */
  readonly cannot?: Readonly<Record<string, string>>;
}

const noArrival = { 'agregan-a-blinky.es.md': 'nobody is told when a person comes: the first message is the first contact' };

const codecs: Readonly<Record<string, Codec>> = {
  http: {
    open: httpClient,
    cannot: { ...noArrival, 'hostil.es.md': 'a message of over 4,000 characters is refused with 400 before it is a turn' },
  },
  webchat: {
    open: webChatClient,
    welcomes: true,
    cannot: { 'lista-primer-dia.es.md': 'after two days the token has ended: whoever opens the page then is somebody new' },
  },
  'twilio-whatsapp': { open: whatsAppClient, cannot: noArrival },
  teams: { open: teamsClient },
  'teams, with expectReplies': { open: expectingClient },
};

describe('the conversations in test/conversations, on every channel', () => {
  const stages = new Map<string | undefined, Promise<Stage>>();
  const stageFor = (webhook: string | undefined): Promise<Stage> => {
    const stage = stages.get(webhook) ?? openStage({ webhook });
    stages.set(webhook, stage);
    return stage;
  };
  after(async () => {
    for (const stage of stages.values()) {
      await (await stage).close();
    }
  });

  for (const [name, codec] of Object.entries(codecs)) {
    describe(name, () => {
      const playable = files.filter((file) => !codec.cannot?.[file]);

      for (const file of playable) {
        const transcript = readTranscript(join(folder, file));
        it(`has the same words in ${file}`, async () => {
          const stage = await stageFor(transcript.options.get('webhook'));
          await expectSameWords(stage, codec, transcript, `${name}/${file}`);
        });
      }

      it('plays 25 conversations or more', () => expect(playable).to.have.length.of.at.least(25));
    });
  }

  it('never say anything that the platforms refuse', async () => {
    for (const stage of stages.values()) {
      const { twilio, connector } = (await stage).clouds;
      expect(twilio.refused).to.deep.equal([]);
      expect(connector.complaints).to.deep.equal([]);
    }
  });
});

/**
 * Plays a transcript twice at once: through the platform, and into the same Blinky without any codec in between. After each step
 * the person has read the same words in both; `conversations.test.ts` says which words are right.
 */
async function expectSameWords({ blinky, clouds, until }: Stage, codec: Codec, { steps }: Transcript, person: string): Promise<void> {
  const client = await codec.open(clouds);
  const plain: string[] = [];
  const play = async ({ act, line }: Pick<Step, 'act' | 'line'>): Promise<void> => {
    blinky.clock.advance(WRITING_MS);
    const added = 'added' in act;
    const turn = await blinky.say(added ? '' : act.says, { from: person, activity: added ? { type: 'conversationUpdate' } : {} });
    plain.push(...turn.replies.map(plainText));
    await (added ? client.arrive?.() : client.say(act.says));
    const expected = words(plain);
    if (await until(() => words(client.heard()) === expected)) return;
    throw new AssertionError(`other words from line ${line} on`, { expected, actual: words(client.heard()), showDiff: true });
  };
  try {
    if (codec.welcomes && !steps.some(isArrival)) await play({ line: 0, act: { added: true } });
    for (const step of steps) {
      if ('minutes' in step) blinky.clock.advance(step.minutes * MINUTE_MS);
      else await play(step);
    }
    // Replies come in order: one too many after the last step would stand before these.
    await play({ line: 0, act: { says: 'volver' } });
  } finally {
    client.close?.();
  }
}

function isArrival(step: Transcript['steps'][number]): boolean {
  return 'act' in step && 'added' in step.act;
}

/** What is read: markup removed, links written out, a text that a platform cut into several messages joined. */
function words(texts: readonly string[]): string {
  return texts
    .join('\n')
    .replace(/\[([^\][\n]+)\]\((https?:\/\/[^\s()]+)\)/g, '$1: $2')
    .replace(/[*_~#`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
