import { expect } from 'chai';
import { fold } from '#sdk';
import harness from './harness.ts';
import { createRecognizer } from './recognizer.ts';

describe('intent sample-plugin', () => {
  it('MAKE THIS PASS (sample-folder/recognizer.ts:MARK): recognises an intent in words of its own', async () => {
    const recognizer = createRecognizer();
    await recognizer.learn?.(harness.material);
    const text = 'Te mando un saludo, buenos días';
    const utterance = { text, folded: fold(text), locale: 'es-MX', ...harness.material, candidates: [], history: [] };
    const [match] = await recognizer.recognize(utterance, new AbortController().signal);
    expect(match?.intent, 'replace the comparison at sample-folder/recognizer.ts:MARK by your own').to.equal('saludar');
  });
});
