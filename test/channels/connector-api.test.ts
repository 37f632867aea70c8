import { expect } from 'chai';
import { openBench } from '../../plugins/channels/botframework/testing/bench.ts';
import { teamsProfile } from '../../plugins/channels/teams/profile.ts';
import { message } from '../../plugins/channels/teams/testing/activities.ts';
import { openPrism, type PrismServer } from '../support/prism.ts';

const signal = new AbortController().signal;
const actions = ['¿Vacaciones?', '¿Aguinaldo?'].map((title) => ({ type: 'imBack', title, value: title }));
const clarify = { type: 'message', text: '¿Cuál de estas?', locale: 'es-MX', suggestedActions: { to: [], actions } };

describe('what the bot posts to a connector, under Prism with the Connector’s own OpenAPI description', () => {
  let prism: PrismServer;
  before(async function () {
    prism = await openPrism(this, {
      spec: 'botbuilder-js/ConnectorAPI.json',
      paths: /\/activities(\/\{activityId\})?$/,
      // "Content of this property depends on the ActionType": it is a string for imBack, and every connector takes one.
      correct: ({ definitions }) => delete definitions.CardAction?.properties.value?.type,
    });
  });
  after(() => prism?.close());

  const to = () => {
    const { conversation, from: user, recipient: bot, channelId } = message();
    return { conversation, user, bot, channelId, serviceUrl: prism.url };
  };

  it('is valid: a text, options, a Teams card, a long text in parts, typing and a reply in a thread', async () => {
    const { channel } = openBench({ profile: teamsProfile });
    const replies = [
      { type: 'message', text: 'Hola' },
      clarify,
      teamsProfile.render?.(clarify) ?? {},
      { type: 'message', text: 'palabra '.repeat(4_000) },
      { type: 'typing' },
    ];
    for (const reply of replies) await channel.send(to(), reply, signal);
    await channel.send({ ...to(), activityId: '1712345678901' }, clarify, signal);
    expect(prism.violations).to.deep.equal([]);
    expect(prism.taken).to.have.length(8);
    expect(prism.taken.at(-1)).to.match(/\/activities\/1712345678901$/);
  });

  it('would be found invalid with an unknown type or property, a text that is none, or options that are no list', async () => {
    const post = (activity: object) =>
      fetch(`${prism.url}/v3/conversations/c1/activities`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
    expect((await post({ type: 'message', text: 'hola' })).status).to.equal(200);
    for (const changes of [{ type: 'mensaje' }, { words: 'hola' }, { text: 5 }, { suggestedActions: { actions: 'Sí' } }]) {
      expect((await post({ type: 'message', ...changes })).status, JSON.stringify(changes)).to.equal(422);
    }
  });
});
