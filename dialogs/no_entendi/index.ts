import { asksNothing, type Company, type DialogHost, type DialogTurn, defineDialog, yesOrNo } from '#sdk';
import { texts } from './texts.ts';

/** Unknown turns in a row after which the person is offered. */
const PATIENCE = 2;

export default defineDialog({
  sdk: 1,
  id: 'no_entendi',
  summary: 'Says honestly that it does not know, and who does.',
  intents: [],
  create: (host) => async (turn) => {
    const speak = texts[turn.locale];
    const contact = speak.contact(whoKnows(host, turn));
    const impatient = turn.conversation.failures >= PATIENCE;
    const opening = openingOf(turn, speak, impatient);
    if (opening === speak.declined || (!turn.refused && !impatient)) await turn.say(`${opening}\n${contact}`);
    else await turn.say({ text: `${opening}\n${contact}\n${speak.offer}`, options: [speak.person, speak.menu] });
    turn.conclude('unknown');
  },
});

function openingOf({ refused, text }: DialogTurn, speak: (typeof texts)['es-MX'], impatient: boolean): string {
  if (refused) return speak.refused;
  if (yesOrNo(text) === false) return speak.declined;
  if (asksNothing(text)) return speak.unclear;
  return impatient ? speak.again : speak.unknown;
}

/** Who listens, after something grave; else the contact of a category only when the nearest two entries agree on it: one near miss says little about the subject. */
function whoKnows(host: DialogHost, turn: DialogTurn): Company['contacts']['default'] {
  const { contacts } = host.company();
  if (turn.conversation.delicate) return contacts.sensitive;
  const [first, second] = turn.candidates.slice(0, 2).map(({ id }) => host.entry(id)?.category);
  const owner = first !== undefined && first === second ? contacts.byCategory[first] : undefined;
  return owner ?? contacts.default;
}
