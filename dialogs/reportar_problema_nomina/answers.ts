import { fold } from '#sdk';

export type Kind = 'missing' | 'amount' | 'deduction' | 'other';

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['deduction', /\b(descuent\w+|descontaron|deduccion\w*|retuvieron|retencion\w*|quitaron|rebaj\w+|deduct\w+|withheld)\b/],
  [
    'missing',
    /\b(no (me )?(ha |han )?(lleg\w+|ca(e|ido|yo)|deposit\w+|pag(o|aron|ado)|apare\w+)|sin pago|falta (mi|el|la) (pago|deposito|quincena|nomina)|did not arrive|not paid|missing|never came)\b/,
  ],
  [
    'amount',
    /\b(incorrect\w+|incomplet\w+|de menos|de mas|mal calculad\w+|menos|mas|mal|monto|cantidad|wrong|less|amount|too (little|much))\b/,
  ],
  ['other', /^(otr[ao]( cosa)?|ningun[ao].*|something else|other)$/],
];

/** What somebody says went wrong with a payment; undefined where the words do not say it. */
export function kindOf(text: string): Kind | undefined {
  const folded = fold(text);
  return kinds.find(([, pattern]) => pattern.test(folded))?.[0];
}

const aPeriod =
  /\d|\b(quincena|semana|mes|catorcena|ultim[ao]|pasad[ao]|anterior|primer[ao]?|segund[ao]|est[ae]|hoy|ayer|aguinaldo|finiquito|bono|prima|vales|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|last|this|first|month|week|payroll|payment|bonus)\b/;
const asks = /[?¿]|^(que|como|cuando|donde|cuanto|quien|por que|what|how|when|where|who|why)\b/;

/** The payment that somebody names, in their words; undefined for what names none or is a question. */
export function periodOf(text: string): string | undefined {
  const folded = fold(text);
  const isOne = text.length <= 120 && aPeriod.test(folded) && !asks.test(folded) && !asks.test(text);
  return isOne ? text.replace(/\s+/g, ' ') : undefined;
}

/** True where the words hold what looks like the number of a card, an account or a CLABE. */
export function holdsAccount(text: string): boolean {
  return (text.match(/\d(?:[ .-]?\d){9,}/g) ?? []).length > 0;
}

/** "No", "nada más", "ya mándalo": there are no details. */
export function isNothing(text: string): boolean {
  return /^((si|ok|dale|va|ya|asi|por favor) )*(mandal[oa]|enviarl[oa]|enviala|envialo|reportal[oa]|manda|envia|send it|go ahead)( ya| asi| por favor| porfa| gracias)*$|^(no|nop|nel|nada|nada mas|no nada( mas)?|ninguno|es todo|seria todo|eso es todo|asi esta bien|no gracias|nope|nothing( else)?|no nothing( else)?|that s (it|all)|no thanks)( gracias| por favor)?$/.test(
    fold(text),
  );
}
