import { expect } from 'chai';
import { tokens } from '../../src/understanding/tokens.ts';
import { withoutUmbrella } from '../../src/understanding/umbrella.ts';

describe('"política" and its like', () => {
  const left = (text: string): string =>
    withoutUmbrella(tokens(text))
      .map(({ word }) => word)
      .join(' ');

  it('say nothing beside a subject', () => {
    expect(left('política de vacaciones')).to.equal('de vacaciones');
    expect(left("what's my vacation policy?")).to.equal('what s my vacation');
    expect(left('reglas de vestimenta')).to.equal('de vestimenta');
  });

  it('are the subject where there is no other', () => {
    for (const text of ['políticas', 'reglas del trabajo', 'company policy', 'donde veo las politicas', '¿cuándo pagan?', ''])
      expect(left(text), text).to.equal(
        tokens(text)
          .map(({ word }) => word)
          .join(' '),
      );
  });
});
