import { expect } from 'chai';
import { yesOrNo } from '../../src/sdk/yes-no.ts';

describe('a short answer', () => {
  const read: Readonly<Record<string, boolean | undefined>> = {
    sí: true,
    'va, gracias': true,
    '👍': true,
    '👍🏽👍🏽': true,
    ' ✅ ': true,
    '🙆‍♀️': true,
    no: false,
    'mejor no': false,
    '👎🏿': false,
    '🙅‍♂️': false,
    'no sé': undefined,
    '👍 o 👎': undefined,
    '👍👎': undefined,
    '🎉': undefined,
    '': undefined,
  };
  for (const [text, yes] of Object.entries(read))
    it(`«${text}» is ${yes === undefined ? 'neither' : yes ? 'a yes' : 'a no'}`, () => expect(yesOrNo(text)).to.equal(yes));
});
