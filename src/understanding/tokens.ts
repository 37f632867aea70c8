import { fold, stem } from '#sdk';

/** Words that carry no topic: function words, greetings, fillers and chat noise. */
const stopWords = new Set(
  `a al algo alguien algun alguna algunas algunos ahi ahora ahorita alla alli ante antes apenas aqui aca asi aun aunque ay bajo bien bueno bueno buen buena
  buenas buenos cada casi como con contra cosa cosas creo cual cuales cualquier cuando cuanta cuantas cuanto cuantos da dan dar de debe deben debo del dele
  desde despues dia dice dicen dije dijeron dijo donde e el ella ellas ellos en entonces entre era es esa esas ese eso esos esta estaba estan estar estas este
  esto estos estoy etc favor fue ha haber habia hace hacen hacer hago han hasta hay haya he hola holi hey igual ir ke la las le les lo los luego manera mas me
  mejor mi mia mio mis mientras mismo misma mucho mucha muchas muchos muy nada nadie ni no nos nosotros nuestra nuestro o oiga oigan oye ok onda otra otro otras otros para
  pero pero podria podrian poco por porque posible pueda puede pueden puedo pues que quien quienes quiere quiero quisiera rollo saber sabe saben se sea segun ser si
  sido sin sino sobre solo sola solo son soy su sus tal tambien tampoco tan tanto te tener tengo tengan ti tiene tienen tenemos toca tocan toda todas todavia todo todos tras tu tus
  u un una unas uno unos usted ustedes va vamos van varios ver vez voy y ya yo tardes noches dias gracias ayuda ayudan ayudar disculpa disculpe disculpen perdon necesito
  alguno ninguno ninguna oigan chavos banda amigo amiga gente estimados equipo? duda dudas pregunta preguntar consulta info informacion saludos neta verdad`
    .split(/\s+/)
    .filter((word) => !word.endsWith('?')),
);

/** The same in English; what is also a Spanish word of some weight ("come", "once") is not here. */
const englishStopWords = `about actually after all also am an and any anybody anyone anything are as at be been being before but by can could did didn do does doesn
  doing don each every for from get gets getting give go goes going got had hasn have haven having hello here hey hi how i if in into is isn it its just
  know let ll m makes make many may might more most much my myself need needs not now of on one or our out over please possible question re
  really s see should so some somebody someone something still t tell than thank thanks that the their them then there these they thing things this those to too
  up use us ve very want wants was way we were what when where whether which while who whom whose why will with without won would you your yours`;
for (const word of englishStopWords.split(/\s+/)) stopWords.add(word);

/** Articles, pronouns and prepositions: they say nothing even inside an idiom. */
const emptyWords: ReadonlySet<string> = new Set(
  'a al con de del e el en es la las le les lo los me mi mis nos o para por que se si su sus te tu tus un una unas uno unos y ya yo an and at do does for i in is it my of our the to was we you your'.split(
    ' ',
  ),
);

const facets: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cuando: 'cuando',
    donde: 'donde',
    adonde: 'donde',
    cuanto: 'cuanto',
    cuantos: 'cuanto',
    cuanta: 'cuanto',
    cuantas: 'cuanto',
    quien: 'quien',
    quienes: 'quien',
    cual: 'cual',
    como: 'como',
    puedo: 'puedo',
    puede: 'puedo',
    pueden: 'puedo',
    debo: 'debo',
    hago: 'hago',
    pasa: 'pasa',
    hasta: 'hasta',
    when: 'cuando',
    where: 'donde',
    many: 'cuanto',
    much: 'cuanto',
    who: 'quien',
    which: 'cual',
    how: 'como',
    can: 'puedo',
    should: 'debo',
    happens: 'pasa',
    until: 'hasta',
  }),
);

/** One word of a text. */
export interface Token {
  /** Folded, as written. */
  readonly word: string;
  /** What inflections of the word share. */
  readonly stem: string;
  readonly stop: boolean;
  /** Says nothing even inside an idiom. */
  readonly empty: boolean;
  /** What the word asks for, where it asks. */
  readonly facet: string | undefined;
}

/** What was read before, by piece of text and by word; cleared when they grow, so that messages cannot fill the memory. */
const pieces = new Map<string, readonly Token[]>();
const words = new Map<string, Token>();
const MAX_KNOWN = 60_000;
/** What is longer is no word that comes again. */
const MAX_KEPT = 32;

/** The words of a text in order, stop words included. Blanks separate whatever they stand between, so each piece is folded by itself, once. */
export function tokens(text: string): Token[] {
  const all: Token[] = [];
  for (const piece of text.split(' ')) {
    for (const token of pieces.get(piece) ?? read(piece)) all.push(token);
  }
  return all;
}

function read(piece: string): readonly Token[] {
  const folded = fold(piece);
  const found = folded === '' ? [] : folded.split(' ').map(tokenOf);
  keep(pieces, piece, found);
  return found;
}

function tokenOf(word: string): Token {
  const found = words.get(word);
  if (found) return found;
  // A stop word must not meet the stem of a content word: "como" is not "comer".
  const stop = stopWords.has(word);
  const token = { word, stem: stop ? `${word}*` : stem(word), stop, empty: emptyWords.has(word), facet: facets.get(word) };
  keep(words, word, token);
  return token;
}

function keep<T>(known: Map<string, T>, text: string, value: T): void {
  if (text.length > MAX_KEPT) return;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, value);
}
