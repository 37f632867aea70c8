import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder-core';
import { BotAdapter, TurnContext } from 'botbuilder-core';
import { expect } from 'chai';
import { BlinkyAdapter } from '../../src/bot/adapter.ts';
import { LeanTurnContext } from '../../src/bot/lean-turn-context.ts';

const asked = {
  type: 'message',
  id: 'asked-1',
  text: '¿Cuándo pagan?',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  locale: 'es-MX',
  from: { id: 'ana', name: 'Ana' },
  recipient: { id: 'bot', name: 'Blinky' },
  conversation: { id: 'c-1' },
} as Activity;

const said: readonly [string, Partial<Activity>[]][] = [
  ['a text', [{ type: 'message', text: 'Los días 15.' }]],
  ['several, in order', [{ type: 'message', text: 'Uno.' }, { type: 'typing' }, { type: 'message', text: 'Dos.', locale: 'en' }]],
  ['one without a type', [{ text: 'Sin tipo.' }]],
  ['one with an id of its own', [{ type: 'message', text: 'Con id.', id: 'mine' }]],
  ['a trace alone', [{ type: 'trace', name: 'seen' }]],
  ['nothing', []],
  ['what has no value for its type', [{ type: '', text: 'Vacío.' }, { type: null, text: 'Nulo.' } as never]],
  ['what is not there', [undefined as never, null as never]],
];

describe('the context of a turn', () => {
  for (const [what, activities] of said) {
    it(`sends ${what} as botbuilder's own does`, async () => {
      expect(await outcome(new LeanTurnContext(new Platform(), asked), activities)).to.deep.equal(
        await outcome(new TurnContext(new Platform(), asked), activities),
      );
    });
  }

  it('leaves what it was given unchanged', async () => {
    const given = Object.freeze({ type: 'message', text: 'Hola.' });
    await new LeanTurnContext(new Platform(), asked).sendActivities([given]);
    expect(given).to.deep.equal({ type: 'message', text: 'Hola.' });
  });

  it('lets a handler see and change what is sent', async () => {
    const platform = new Platform();
    const context = new LeanTurnContext(platform, asked);
    context.onSendActivities(async (_context, activities, next) => {
      for (const activity of activities) activity.text = activity.text?.toUpperCase() ?? '';
      return next();
    });
    await context.sendActivity('hola');
    expect(platform.sent.map(({ text }) => text)).to.deep.equal(['HOLA']);
  });

  it('lets a handler of a copy see what is sent, as botbuilder shares them', async () => {
    const platform = new Platform();
    const context = new LeanTurnContext(platform, asked);
    new TurnContext(context).onSendActivities(async () => []);
    await context.sendActivity('hola');
    expect(platform.sent).to.deep.equal([]);
  });

  it('sends behind a proxy too, as middleware may make one', async () => {
    const platform = new Platform();
    await new Proxy(new LeanTurnContext(platform, asked), {}).sendActivity('hola');
    expect(platform.sent.map(({ text }) => text)).to.deep.equal(['hola']);
  });

  it('has the locale of what came, for middleware and dialogs', async () => {
    const adapter = new BlinkyAdapter();
    const { context } = adapter.open(asked);
    let seen: string | undefined;
    await adapter.run(context, async () => {
      seen = context.locale;
    });
    expect(seen).to.equal('es-MX');
  });

  it('rejects with what the adapter rejects with', async () => {
    const context = new LeanTurnContext(new Platform(new Error('gone')), asked);
    const problem = await context.sendActivity('hola').catch((error: Error) => error.message);
    expect(problem).to.equal('gone');
    expect(context.responded).to.equal(false);
  });
});

async function outcome(context: TurnContext, activities: Partial<Activity>[]): Promise<object> {
  const responses = await context.sendActivities(activities);
  return { responses, responded: context.responded, sent: (context.adapter as Platform).sent };
}

/** Takes everything, and gives each activity an id. */
class Platform extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];
  readonly #failure: Error | undefined;

  constructor(failure?: Error) {
    super();
    this.#failure = failure;
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    if (this.#failure) throw this.#failure;
    return activities.map((activity) => ({ id: `sent-${this.sent.push(activity)}` }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('not used'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('not used'));
  }

  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(new Error('not used'));
  }
}
