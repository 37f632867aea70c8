/** What people send alone, and the words that it stands for. Each is one code point: the signs that join them stand for nothing. */
const meanings: readonly (readonly [emoji: string, words: string])[] = [
  ['👋🖐✋🙋', 'hola'],
  ['👍👌🙏🙌👏🤝💪✅✔☑🤗🤩😊☺🥰😍😘❤🧡💛💚💙💜🖤🤍🫶💯', 'gracias'],
  ['😡🤬😠😤🖕💢', 'estoy enojado'],
];
const wordsOf = new Map(meanings.flatMap(([emoji, words]) => [...emoji].map((one) => [one, words] as const)));
const letterOrDigit = /[\p{L}\p{N}]/u;
/** Beside tears a heart or folded hands are no thanks. */
const sorrow = /[😢😭💔😞😔😟😥😰😱🥺🆘]/u;

/** A message of emoji alone as the words that it stands for; any other as it is. */
export function emojiInWords(text: string): string {
  if (text.length > 100 || letterOrDigit.test(text) || sorrow.test(text)) return text;
  for (const one of text) {
    const words = wordsOf.get(one);
    if (words) return words;
  }
  return text;
}
