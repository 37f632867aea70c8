import { join } from 'node:path';
import { expect } from 'chai';
import type { Activity, Channel, ChannelHarness, ConversationReference } from '#sdk';
import messenger from '../../plugins/channels/messenger/harness.ts';
import slack from '../../plugins/channels/slack/harness.ts';
import telegram from '../../plugins/channels/telegram/harness.ts';
import sms from '../../plugins/channels/twilio-sms/harness.ts';
import whatsAppCloud from '../../plugins/channels/whatsapp-cloud/harness.ts';
import { testContext } from '../contracts/context.ts';
import { callChannel, fakeHost } from '../contracts/fake-host.ts';
import { openStage, play, type Stage } from '../conversations/replay.ts';
import { readTranscript } from '../conversations/transcript.ts';
import type { Blinky } from '../support/blinky.ts';

const folder = join(import.meta.dirname, '..', 'conversations');
const transcripts = ['aclarar-con-numero.es.md', 'cortesias.es.md', 'no-lo-se-y-una-persona.es.md'];

describe('a conversation, through the webhooks and the API of its platform', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage(undefined);
  });
  after(() => stage.blinky.stop());

  for (const harness of [telegram, slack, whatsAppCloud, messenger, sms] satisfies ChannelHarness[]) {
    for (const name of transcripts) {
      it(`has the same words on ${harness.definition.id}: ${name}`, async () => {
        const through = { ...stage, blinky: await onPlatform(harness, stage.blinky) };
        const played = await play(readTranscript(join(folder, name)), through, `${harness.channelId}/${name}`);
        expect(played, 'steps').to.not.have.length(0);
        expect(played.map(({ actual }) => actual)).to.deep.equal(played.map(({ expected }) => expected));
      });
    }
  }
});

/** The same Blinky, heard and answered through a channel: what is said goes in as a webhook, what is replied is what the platform took. */
async function onPlatform(harness: ChannelHarness, blinky: Blinky): Promise<Blinky> {
  const { definition, users } = harness;
  const host = fakeHost();
  const target = { mount: definition.mount ?? definition.id, host };
  const platform = await harness.open(() => Promise.reject(new Error('no request comes before a message')));
  const settings = definition.settings.parse({ ...harness.settings, ...platform.settings });
  const channel = await definition.create(testContext(settings as never, { host: harness.host, fetch: platform.fetch }));
  return {
    ...blinky,
    async say(text, writer) {
      const request = await platform.message({ number: host.turns.length + 1, from: users[0], text });
      await callChannel({ ...target, channel }, request);
      const heard = host.turns.at(-1)?.activity ?? {};
      const turn = await blinky.say(heard.text ?? '', writer);
      const before = (await platform.sent?.())?.length ?? 0;
      for (const reply of turn.replies) await channel.send(reference(heard), reply, new AbortController().signal);
      const delivered = (await platform.sent?.())?.slice(before) ?? [];
      return { ...turn, replies: delivered.map((sent) => ({ type: 'message', text: sent.text })) };
    },
  };
}

function reference({ conversation, from, recipient, channelId }: Partial<Activity>): Parameters<Channel['send']>[0] {
  return { conversation, user: from, bot: recipient, channelId } as Partial<ConversationReference>;
}
