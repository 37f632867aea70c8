import { redact } from '#sdk';

const MAX_LENGTH = 300;

const link = /\b(?:https?:\/\/|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|mx|net|org|io|gob|edu|app|dev)\b\S*/giu;
const handle = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu;
/** Any word with a digit: dates, amounts, employee numbers, rooms. */
const numbered = /[\p{L}\p{N}_$#+-]*\p{Nd}[\p{L}\p{N}_.,:/%-]*/gu;

/** What a name follows. */
const introduced =
  /(?<![\p{L}])(me llamo|mi nombre es|mi nombre completo es|soy|habla|te habla|le habla|te escribe|le escribe|les escribe|de parte de|atte\.?|atentamente|my name is|i am|i'm|im|this is|call me)([\s,:]+)([^.,;:!?¿¡\n]{1,80})/giu;
const title =
  '(?:mi |my |the |el |la )?(?:jef[ea]|gerente|directora?|l[íi]der|compañer[oa]|colega|supervisora?|señora?|sra?|srta|don|doña|lic|licenciad[oa]|ing|ingenier[oa]|dra?|doctora?|boss|manager|mrs?|ms)\\.?';
/** A person's title or place in any case, then a name, whose capital is what tells it. */
const titled = new RegExp(`(?<![\\p{L}])(${anyCase(title)}) (\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,3})`, 'gu');
const fullName = /(?<![\p{L}])\p{Lu}\p{Ll}+(?: (?:(?:de|del|la|las|los) )*\p{Lu}\p{Ll}+(?!\p{L}))+/gu;

/** After "soy" these are not a name: "soy nuevo", "I am new". */
const noName =
  /^(?:de|del|la|el|los|las|un|una|nuev[oa]|yo|emplead[oa]|becari[oa]|practicante|trabajador[a]?|intern|extranjer[oa]|mam[áa]|pap[áa]|madre|padre|parte|quien|a|an|the|new|not|in|from|at|on|looking|trying|having|going|sick|pregnant)$/iu;
const goesOn = /^(?:y|e|pero|que|para|por|con|en|quiero|quisiera|tengo|necesito|and|but|i|from|the|in)$/iu;

/** A user's words without numbers, addresses, links and what looks like a name; '' where nothing worth reading is left. Linear in its length. */
export function redactGap(text: string): string {
  const short = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_LENGTH * 2);
  const plain = redact(short).replace(link, '[enlace]').replace(handle, '[usuario]').replace(numbered, '[número]');
  const nameless = plain.replace(introduced, withoutName).replace(titled, '$1 [nombre]').replace(fullName, '[nombre]');
  const clean = nameless
    .replace(/(\[número\])(?:[\s().-]*\[número\])+/g, '$1')
    .replace(/^[\s=+@\-–—'"]+/, '')
    .slice(0, MAX_LENGTH)
    .trim();
  return /\p{L}{2}/u.test(clean.replace(/\[[^\]]*\]?/g, '')) ? clean : '';
}

/** Takes the words after "soy" for a name, until one that a name cannot hold. */
function withoutName(whole: string, before: string, gap: string, after: string): string {
  const words = after.split(' ');
  if (noName.test(words[0] ?? '')) return whole;
  const end = words.findIndex((word) => goesOn.test(word));
  const rest = end < 0 ? words.slice(6) : words.slice(Math.max(1, end));
  return `${before}${gap}${['[nombre]', ...rest].join(' ')}`;
}

/** A pattern in which each letter outside a class stands for its capital too. One pattern has one set of flags: V8's inline ones are young. */
function anyCase(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]|\\.|\p{Ll}/gu, (part) => {
    if (part.startsWith('\\')) return part;
    const letters = part.replace(/[[\]]/g, '');
    return `[${letters}${letters.toUpperCase()}]`;
  });
}
