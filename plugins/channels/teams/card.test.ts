import { expect } from 'chai';
import type { Activity } from '#sdk';
import { TEXT_LENGTH } from './card.ts';
import plugin from './index.ts';
import { teamsProfile } from './profile.ts';
import { message } from './testing/activities.ts';

const titles = ['¿Cuántos días de vacaciones me tocan?', '¿Cómo pido vacaciones?'];
const clarify = reply('¿Cuál de estas?', titles);
const render = (activity: Partial<Activity>): Partial<Activity> => teamsProfile.render?.(activity) ?? activity;

describe('rendering for Teams', () => {
  it('leaves one line as text, and what is no message or has a card already', () => {
    const own = { ...clarify, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }] };
    for (const activity of [reply('¡Hola!'), { type: 'typing' }, { type: 'invokeResponse', value: {} }, own]) {
      expect(render(activity)).to.equal(activity);
    }
  });

  it('shows the options of a clarification as buttons on a card, and nothing twice', () => {
    const { text, suggestedActions, summary, attachments, ...rest } = render(clarify);
    expect([text, suggestedActions]).to.deep.equal([undefined, undefined]);
    expect(summary).to.equal('¿Cuál de estas?');
    expect(rest).to.deep.equal({ type: 'message', locale: 'es-MX', conversation: message().conversation });
    expect(wordsOf(attachments)).to.deep.equal(['¿Cuál de estas?', ...titles.map((title, at) => `${at + 1}. ${title}`)]);
  });

  it('makes each button say its title, which reading gives back', () => {
    const actions = cardIn(render(clarify).attachments).body.flatMap((element) => element.actions ?? []);
    const said = actions.map(({ data }) => teamsProfile.read?.(message({ text: undefined, value: data }))?.text);
    expect(said).to.deep.equal(titles);
    // What Teams itself makes of a messageBack: its text as the message, its value as the value.
    const back = actions.map(({ data: { msteams } }) => teamsProfile.read?.(message({ text: msteams.text, value: msteams.value }))?.text);
    expect(back).to.deep.equal(titles);
    expect(actions.map(({ data: { msteams } }) => [msteams.type, msteams.displayText])).to.deep.equal(
      titles.map((title) => ['messageBack', title]),
    );
  });

  it('shows each line of a longer answer as a paragraph', () => {
    const { attachments, text } = render(reply('Doce días.\n\nMás cada año.\n- uno'));
    expect(text).to.equal(undefined);
    expect(wordsOf(attachments)).to.deep.equal(['Doce días.', 'Más cada año.', '- uno']);
  });

  it('is a card that Teams shows: version 1.4, no element and property that it does not know', () => {
    const [card] = render(clarify).attachments ?? [];
    expect(card?.contentType).to.equal('application/vnd.microsoft.card.adaptive');
    const { body, ...head } = cardIn(render(clarify).attachments);
    const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
    expect(head).to.deep.equal({ type: 'AdaptiveCard', $schema, version: '1.4', lang: 'es-MX' });
    for (const element of body) {
      const known = element.type === 'TextBlock' ? ['type', 'text', 'wrap'] : ['type', 'actions'];
      expect(Object.keys(element)).to.deep.equal(known);
      for (const action of element.actions ?? []) expect(Object.keys(action)).to.deep.equal(['type', 'title', 'data']);
    }
  });

  it('stays within 28 KB in UTF-16: what is too big for a card is text with numbered options', () => {
    const long = reply('palabra '.repeat(1_600), titles);
    const { text, attachments, textFormat, suggestedActions } = render(long);
    expect(attachments).to.equal(undefined);
    expect(textFormat).to.equal('plain');
    expect(text).to.match(/\n1\. ¿Cuántos días de vacaciones me tocan\?\n2\. ¿Cómo pido vacaciones\?$/);
    expect(suggestedActions).to.equal(long.suggestedActions);
    const conversation = { ...message().conversation, conversationType: 'channel' };
    expect(render({ ...long, conversation }).suggestedActions).to.equal(undefined);
    const sizes = [reply('a\n'.repeat(900)), reply('ñ'.repeat(11_000), titles), clarify].map(
      (given) => JSON.stringify(render(given)).length * 2,
    );
    for (const size of [...sizes, TEXT_LENGTH * 2]) expect(size).to.be.lessThan(28 * 1_024);
  });

  it('sends nothing itself: the botframework channel does', async () => {
    const channel = await plugin.create({} as never);
    expect(channel.routes).to.deep.equal([]);
    const refused = await channel.send({}, {}, new AbortController().signal).catch((error: unknown) => error);
    expect(refused).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
  });
});

interface Card {
  readonly body: readonly {
    readonly type: string;
    readonly text?: string;
    readonly actions?: readonly {
      readonly title: string;
      readonly data: { readonly say: string; readonly msteams: Record<string, never> };
    }[];
  }[];
}

function reply(text: string, options: readonly string[] = []): Partial<Activity> {
  const actions = options.map((title) => ({ type: 'imBack', title, value: title }));
  const suggestedActions = actions.length > 0 ? { suggestedActions: { to: [], actions } } : {};
  return { type: 'message', text, locale: 'es-MX', conversation: message().conversation, ...suggestedActions };
}

/** What a person reads on the card, top to bottom. */
function wordsOf(attachments: Activity['attachments']): (string | undefined)[] {
  return cardIn(attachments).body.flatMap(({ text, actions }) => (actions ? actions.map(({ title }) => title) : [text]));
}

function cardIn(attachments: Activity['attachments']): Card {
  return (attachments ?? [])[0]?.content ?? { body: [] };
}
