import { fold } from '#sdk';

const withdrawn =
  /\b(?:cancela\w*|olvid\w+|deja(?:lo|r)|ya no(?: quiero| hace falta| es necesario)?|cancel|never ?mind|forget it|con nadie|a nadie)\b/;
const withheld = /\b(?:sin (?:la |mi |esa |pasar )*pregunta|mejor no|prefiero que no|solo avis\w+|without|not the question|rather not)\b/;
const harmless = /^no (?:hay|tengo|le veo|me importa|problem|worries|importa)(?: (?:problema|inconveniente|bronca|pasa nada))?\b/;
const refusal = /^(?:(?:la verdad|pues|ay|uy|mmm|hmm|este|ok|creo que) )*(?:no+|nel|nop|nope|negativo|para nada|dont|don t|do not|2)\b/;
const agreement =
  /\b(?:si|sii|simon|claro|clarin|obvio|dale|va|vale|sale|sobres|orale|ok|okay|okey|adelante|por supuesto|desde luego|de acuerdo|esta bien|correcto|exacto|afirmativo|pasala|pasasela|pasales|mandala|enviala|hazlo|compartela|por favor|yes|yeah|yep|yup|sure|of course|go ahead|please|fine|1)\b/;

/** What a person answered to "shall I pass on your question?"; undefined: neither yes nor no. A doubt is never a yes. */
export function consentOf(text: string): 'yes' | 'no' | 'cancel' | undefined {
  const answer = fold(text);
  if (withdrawn.test(answer)) return 'cancel';
  if (withheld.test(answer)) return 'no';
  if (harmless.test(answer)) return 'yes';
  if (refusal.test(answer)) return 'no';
  // A long message is another question, whatever "sí" or "claro" stands in it.
  return agreement.test(answer) && answer.split(' ').length <= 8 ? 'yes' : undefined;
}
