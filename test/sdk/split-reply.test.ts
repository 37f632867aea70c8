import { expect } from 'chai';
import { splitReply } from '#sdk';

const suggestedActions = { to: [], actions: [{ type: 'imBack', title: 'Sí', value: 'Sí' }] };
const attachments = [{ contentType: 'text/plain', contentUrl: 'https://a.example/' }];

describe('a reply in parts', () => {
  it('has the whole text in order, and its options and attachments under the last part', () => {
    const text = 'Una frase de prueba. '.repeat(20);
    const parts = splitReply({ type: 'message', locale: 'es-MX', text, suggestedActions, attachments }, 100);
    expect(parts.length).to.be.above(3);
    expect(parts.map((part) => part.text).join('')).to.equal(text);
    expect(parts.every((part) => part.type === 'message' && part.locale === 'es-MX' && (part.text ?? '').length <= 100)).to.equal(true);
    expect(parts.map((part) => 'suggestedActions' in part || 'attachments' in part)).to.deep.equal(
      parts.map((_, at) => at === parts.length - 1),
    );
    expect(parts.at(-1)).to.deep.include({ suggestedActions, attachments });
  });

  it('is one where it is short enough or has no text', () => {
    for (const reply of [{ text: 'Hola', suggestedActions }, { attachments }, { type: 'typing' }]) {
      expect(splitReply(reply, 100)).to.deep.equal([reply]);
    }
  });
});
