import { expect } from 'chai';
import { emojiInWords } from '../../src/understanding/emoji.ts';

describe('a message of emoji alone', () => {
  const cases = {
    '👋': 'hola',
    '👋🏽': 'hola',
    '👍🏿': 'gracias',
    '❤️': 'gracias',
    ' 🙏🙏 ': 'gracias',
    '😡😡😡': 'estoy enojado',
    '🙋‍♀️': 'hola',
  };
  for (const [text, words] of Object.entries(cases)) it(`stands for words: ${text}`, () => expect(emojiInWords(text)).to.equal(words));

  for (const text of ['🤷‍♀️', '🙅🏽‍♂️', '☹️', '⚠️', '😭🙏', '❤️💔', 'gracias 👍', '1️⃣', '', '???', '🛰', '¿👍 o no?', '👍'.repeat(200)])
    it(`is left as it is where it is none, or nobody knows what it means: ${text.slice(0, 12)}`, () =>
      expect(emojiInWords(text)).to.equal(text));
});
