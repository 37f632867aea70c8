import { fold } from './fold.ts';

const yes =
  /^(?:(?:pues|ok|bueno|claro|que|si+|ah) )*(?:si+|simon|claro|clarin|obvio|dale|va|vale|sale|sobres|orale|ok|okay|okey|adelante|por supuesto|desde luego|de acuerdo|esta bien|correcto|exacto|afirmativo|confirmo|acepto|hazlo|envial[ao]|mandal[ao]|yes|yeah|yep|yup|sure|of course|go ahead|confirm|i (?:do|agree)|correct|fine)(?: (?:si|que si|claro|por favor|please|adelante|gracias|esta bien|correcto|envial[ao]|mandal[ao]|confirmo|acepto|thanks))*$/;
const no =
  /^(?:(?:pues|la verdad|ay|mmm|mejor|creo que|prefiero que) )*(?:no+|nop|nope|negativo|para nada|nel|incorrecto|wrong|rather not|don t|dont)(?: (?:no|gracias|por favor|mejor no|thanks|thank you|please|quiero|acepto|autorizo|doy permiso|es correcto|esta bien|send it|do it|la envies|lo envies|la mandes|lo mandes))*$/;

/** Emoji alone; joiners, variants and skin tones do not count. */
const signs = /^(?:(?<yes>(?:[👍👌✅✔☑🙆][\p{EMod}\u{FE0F}\u{200D}♀♂]*)+)|(?:[👎❌🚫🙅][\p{EMod}\u{FE0F}\u{200D}♀♂]*)+)$/v;

/** Whether a short answer is a yes or a no, in Spanish or English; undefined: neither. A doubt is never a yes. */
export function yesOrNo(text: string): boolean | undefined {
  const sign = signs.exec(text.trim())?.groups;
  if (sign) return sign.yes !== undefined;
  const folded = fold(text);
  if (no.test(folded)) return false;
  return yes.test(folded) ? true : undefined;
}
