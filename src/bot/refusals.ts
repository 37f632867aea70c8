import { fold, type ReplyOption, yesOrNo } from '#sdk';

const fillers = '(?:(?:no|nop|pues|es que|pero|oye|perdon|mmm|ay|ok|okay|gracias|thanks|thank you|but|sorry) )*';

const noneOfThese =
  /^(?:(?:no|pues|es que) )*(?:ningun[ao]s?|nada|none|neither)(?: (?:de|of) (?:(?:la|las|los|the) )?(?:est[ao]s?|es[ao]s?|ell[ao]s|eso|anteriores|opciones|these|those|them|options|above))*$/;

const notThat = new RegExp(
  `^${fillers}(?:${[
    // no era eso; no es eso lo que busco; no preguntaba eso
    '(?:eso |est[ao] |es[ae] )?no (?:es|era|fue|me referia a|me refiero a|preguntaba|pregunte por) (?:es[aeo]|est[aeo])s?(?: (?:lo )?que (?:busco|buscaba|quiero|queria|necesito|necesitaba))?',
    // eso no es lo que busco
    '(?:eso |est[ao] |es[ae] )?no (?:es|era|fue) lo que (?:busco|buscaba|quiero|queria|necesito|necesitaba)',
    '(?:eso|es[ae]|est[ae]) no(?: es| era)?',
    '(?:la |el |es |era |quiero )?otr[ao](?: cosa)?',
    'not that(?: one)?|that s not it|(?:that s )?not what i (?:need|needed|want|wanted)|(?:it s )?something else',
  ].join('|')})$`,
);

/** Beside options it says that none is meant; after an answer it begins something new. */
const somethingElse =
  /^(?:(?:pues|pero|oye|perdon|mmm|ay|ok|okay|gracias|thanks|thank you|but|sorry) )*(?:(?:es |quiero )?otra cosa|something else)$/;

/**
 * Whether a message only refuses what was said last: the questions among the options that were offered, or the answer. A bare no
 * refuses questions, not a menu.
 */
export function refuses(options: readonly ReplyOption[] = [], text: string): boolean {
  const folded = fold(text);
  const questions = options.filter(({ answerId }) => answerId !== undefined).length;
  if (questions === 0) return notThat.test(folded) && !somethingElse.test(folded);
  return noneOfThese.test(folded) || notThat.test(folded) || (questions === options.length && yesOrNo(text) === false);
}
