import { expect } from 'chai';
import { openBench } from '../../plugins/channels/botframework/testing/bench.ts';
import { type ConnectorServer, openConnectorServer } from '../../plugins/channels/botframework/testing/connector-server.ts';
import { teamsProfile } from '../../plugins/channels/teams/profile.ts';
import { BOT, mention, message } from '../../plugins/channels/teams/testing/activities.ts';

const thread = { id: '19:abc@thread.tacv2;messageid=1712345678901', isGroup: true, conversationType: 'channel', tenantId: 't', name: '' };
const actions = ['¿Vacaciones?', '¿Aguinaldo?'].map((title) => ({ type: 'imBack', title, value: title }));
const clarify = { type: 'message', text: '¿Cuál de estas?', suggestedActions: { to: [], actions } };

describe('Teams on the Bot Framework channel', () => {
  let connector: ConnectorServer;
  before(async () => {
    connector = await openConnectorServer();
  });
  after(() => connector.close());

  it('takes a mention in a thread, and its card goes back into the same thread', async () => {
    const { channel, post, inbounds } = openBench({ profile: teamsProfile });
    const asked = {
      conversation: thread,
      serviceUrl: connector.url,
      text: '<at>Blinky</at> vacaciones',
      entities: [mention(BOT, 'Blinky')],
    };
    expect(await post(message(asked))).to.deep.equal({ status: 200 });
    const [taken] = inbounds;
    expect(taken?.activity).to.deep.include({ text: 'vacaciones', conversation: thread });
    const { conversation, from: user, recipient: bot, serviceUrl, channelId, id: activityId } = message(asked);
    const reply = teamsProfile.render?.(clarify) ?? {};
    await channel.send({ conversation, user, bot, serviceUrl, channelId, activityId }, reply, new AbortController().signal);
    expect(connector.complaints).to.deep.equal([]);
    expect(connector.requests).to.deep.equal([`POST /v3/conversations/${encodeURIComponent(thread.id)}/activities/${activityId}`]);
    expect(connector.taken[0]?.attachments?.[0]?.content).to.include({ type: 'AdaptiveCard' });
  });

  it('answers 200 to what it takes no note of, and 501 to an invoke', async () => {
    const { post, inbounds } = openBench({ profile: teamsProfile });
    const unheard = [
      { type: 'messageReaction' },
      { conversation: thread, text: 'entre nosotros' },
      { text: undefined, value: { other: 'form' } },
    ];
    for (const changes of unheard) expect(await post(message({ ...changes, serviceUrl: connector.url }))).to.deep.equal({ status: 200 });
    const invoke = message({ type: 'invoke', name: 'composeExtension/query', serviceUrl: connector.url });
    expect(await post(invoke)).to.deep.equal({ status: 501 });
    expect(inbounds).to.deep.equal([]);
  });
});
