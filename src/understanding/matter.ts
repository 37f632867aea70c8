import { afterGreeting, afterThanks } from './greeting.ts';
import { tokens } from './tokens.ts';

const can = '(?:puedes?|pueden|podrias?|podrian)';
const want = '(?:necesito|quiero|quisiera|ocupo|requiero|busco)';
const please = '(?:,? (?:por ?favor|porfa|please))?';
const topic = '(?: (?:lo|el tema|el asunto|el tramite|(?:una|la) duda|(?:una|la) pregunta) del?\\b)?';
const about = `(?:es )?(?:(?:con )?respecto (?:al?|del?)|con|sobre|acerca del?|with|about)${topic}`;

const helping = [
  '(?:me|nos) (?:ayuda|apoya|orienta)[sn]?',
  `(?:(?:me|nos) )?${can} (?:ayudar|apoyar|orientar)(?:me|nos)?`,
  '(?:ayuda|apoya|orienta)(?:me|nos)',
  `(?:(?:me|nos) echas?|(?:me|nos) ${can} echar|${can} echarme|echa(?:me|nos)) (?:la|una) mano`,
  `(?:${want}(?: de)?(?: tu| su| una?| un poco de)? )?(?:ayuda|apoyo|orientacion)`,
  `${want} que (?:me|nos) (?:ayude|apoye|oriente|ayudara|apoyara|orientara)[sn]?`,
  `(?:${want}|queria) ver si (?:me|nos) (?:(?:ayuda|apoya|orienta)[sn]?|${can} (?:ayudar|apoyar|orientar))`,
];
const inEnglish = ['(?:(?:can|could) you )?(?:please )?help me', 'i need help'];
const asking = [
  '(?:(?:tengo|traigo) )?(?:(?:una|unas|varias|otra|dos|tres|\\d) )?(?:dudas?|preguntas?|consultas?)(?: rapid(?:it)?as?)?',
  `(?:(?:dame|(?:ando )?buscando|${want}) )?(?:info|informacion)`,
  '(?:(?:habla|platica|cuenta)(?:me|nos)|(?:me|nos) (?:habla|platica|cuenta)s)',
  '(?:i have )?(?:an?|two|three|\\d) questions?|tell me',
];
const telling = [
  `(?:me|nos) ${can} (?:decir|explicar)|${can} (?:decir|explicar)(?:me|nos)`,
  '(?:me|nos) (?:dices?|dicen|explicas?)|(?:di|diga|digan|explica|explique)(?:me|nos)',
  `(?:(?:solo|nomas|nada mas) )?(?:${want}|queria|me gustaria) (?:saber|preguntar(?:te|les)?|que (?:me|nos) (?:diga|explique)[sn]?)`,
  '(?:saben?|sabes|sabras|no se)(?= (?:de|en|a|por)? ?(?:que|como|cuando|donde|cuant[oa]s?|quien(?:es)?|cual(?:es)?)\\b)',
  '(?:la molestia|(?:por )?molestar)(?:te|les|los)?[,.]*(?: pero)?',
  '(?:can|could) you tell me',
];
const any = (ways: readonly string[]): string => `(?:${ways.join('|')})${please}`;
const forms = [
  // "ayúdame con…", "necesito ayuda, es sobre…", "me ayudas a entender…"
  `${any(helping)}[,.!?]* (?:${about}|(?:para|al?)(?: (?:entender|saber)(?: de)?${topic})?)`,
  `${any(inEnglish)}(?: (?:${about}|to))?`,
  // "tengo una duda de…", "2 preguntas: …"
  `${any(asking)}(?: (?:${about}|del?)|[:,])|(?:2|3|dos|tres) cosas[:,]`,
  // "me puedes decir…", "explícame lo de…"
  `${any(telling)}(?: (?:${about}|del?)|${topic})`,
];
const beginning = new RegExp(`^[\\s¿¡]*(?:${forms.join('|')})(?=[\\s¿])`, 'i');

/**
 * What a message asks for help with or wants to know: "el seguro" of "¿me ayudas con el seguro?". Undefined where it does not begin
 * with asking for that ("me ayudaron con el seguro") or names nothing ("¿me ayudas con algo?").
 */
export function matterOf(text: string): string | undefined {
  const thanked = afterThanks(text);
  const said = (afterGreeting(thanked) ?? thanked).normalize();
  const begins = beginning.exec(withoutAccents(said));
  const rest = begins ? said.slice(begins[0].length).trim() : '';
  return tokens(rest).some(({ stop }) => !stop) ? rest : undefined;
}

/** As long as the text, which is composed. */
function withoutAccents(text: string): string {
  return text.replace(/[À-ÿ]/g, (letter) => letter.normalize('NFD').charAt(0));
}
