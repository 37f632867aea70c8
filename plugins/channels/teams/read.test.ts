import { expect } from 'chai';
import type { Activity } from '#sdk';
import { teamsProfile } from './profile.ts';
import { BOT, mention, message } from './testing/activities.ts';

const read = (changes: Partial<Activity>): Activity | undefined => teamsProfile.read?.(message(changes));
const text = (changes: Partial<Activity>): string | undefined => read(changes)?.text;
const channel = { id: '19:abc@thread.tacv2;messageid=1712345678901', isGroup: true, conversationType: 'channel', tenantId: 't', name: '' };
const group = { ...channel, id: '19:def@thread.v2', conversationType: 'groupChat' };

describe('reading Teams', () => {
  it('strips the mention of the bot, wherever it stands, and leaves other people in', () => {
    const entities = [mention(BOT, 'Blinky'), mention('29:luis', 'Luis')];
    const cases = {
      '<at>Blinky</at> ¿cuándo pagan?': '¿cuándo pagan?',
      '¿cuándo pagan, <at>Blinky</at>?': '¿cuándo pagan, ?',
      '<at>Blinky</at>&nbsp;\u00a0hola': 'hola',
      '<at>Blinky</at> avísale a <at>Luis</at> <at>Blinky</at>': 'avísale a Luis',
      '<at>Blinky</at>\n¿y el aguinaldo?': '¿y el aguinaldo?',
    };
    for (const [written, said] of Object.entries(cases)) expect(text({ text: written, entities })).to.equal(said);
    expect(text({ text: 'a < b y <b>c</b>' })).to.equal('a < b y <b>c</b>');
  });

  it('answers in channels and group chats when it is mentioned, and keeps quiet otherwise', () => {
    for (const conversation of [channel, group]) {
      expect(read({ conversation, text: '¿alguien sabe cuándo pagan?' })).to.equal(undefined);
      expect(read({ conversation, text: '<at>Luis</at> ¿sabes?', entities: [mention('29:luis', 'Luis')] })).to.equal(undefined);
      const addressed = { conversation, text: '<at>Blinky</at> ¿cuándo pagan?', entities: [mention(BOT, 'Blinky')] };
      expect(read(addressed)).to.deep.include({ text: '¿cuándo pagan?', conversation });
    }
  });

  it('reads a tapped option as what it says, also in a channel without a mention', () => {
    for (const conversation of [message().conversation, channel]) {
      expect(text({ conversation, text: undefined, value: { say: '¿Vacaciones?' } })).to.equal('¿Vacaciones?');
      expect(text({ conversation, text: '¿Vacaciones?', value: { say: '¿Vacaciones?' } })).to.equal('¿Vacaciones?');
      expect(text({ conversation, text: undefined, value: { msteams: { text: '¿Vacaciones?' } } })).to.equal('¿Vacaciones?');
    }
  });

  it('takes no note of a form that is not Blinky’s, and trusts no value that is no text', () => {
    for (const value of [{}, { amount: 7 }, { say: 7 }, { say: { a: 1 } }, { say: ' ' }, { msteams: 'x' }, 7, 'x']) {
      expect(read({ text: undefined, value }), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('leaves out the HTML copy of the words and the quoted message, and keeps files', () => {
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl: 'https://a.example/x', name: 'x.pdf' };
    const attachments = [{ contentType: 'text/html', content: '<p>hola</p>' }, { contentType: 'messageReference', content: {} }, file];
    expect(read({ attachments })?.attachments).to.deep.equal([file]);
    expect(read({ text: '', attachments: [file] })).to.deep.include({ text: '', attachments: [file] });
  });

  it('takes no note of reactions, typing, invokes and events', () => {
    for (const type of ['messageReaction', 'typing', 'invoke', 'event', 'endOfConversation'])
      expect(read({ type }), type).to.equal(undefined);
  });

  it('greets who opens a personal chat and where it is installed, not everybody who joins a team', () => {
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:ana', name: '' }] };
    expect(read(joined)).to.not.equal(undefined);
    expect(read({ ...joined, conversation: channel })).to.equal(undefined);
    expect(read({ type: 'installationUpdate', action: 'add', conversation: channel })).to.not.equal(undefined);
    for (const action of ['remove', 'add-upgrade', undefined]) expect(read({ type: 'installationUpdate', action })).to.equal(undefined);
  });
});
