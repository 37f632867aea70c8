import { expect } from 'chai';
import type { CatalogEntry, Outcome } from '#sdk';
import { faqFigures, type Judged } from '../../src/cli/eval/faq.ts';
import { reportHtml } from '../../src/cli/eval/report.ts';
import { percentile } from '../../src/cli/eval/samples.ts';

describe('the figures of eval faq', () => {
  it('count recall over in-catalog queries, coverage over them, precision over all direct answers', () => {
    const figures = faqFigures([
      judged('a', 'answer', ['a', 'b']),
      judged('a', 'answer', ['b', 'a']),
      judged('a', 'clarify', ['b', 'c', 'a']),
      judged('a', 'intent', ['b', 'c', 'd', 'a']),
      judged(null, 'answer', ['b']),
      judged(null, 'unknown', []),
    ]);
    expect(figures).to.deep.include({ n: 6, recall_at_1: 0.25, recall_at_3: 0.75, recall_at_20: 1, coverage: 0.5, precision: 0.3333 });
    expect(figures).to.deep.include({ oos_n: 2, oos_answered: 0.5, clarified: 0.25, intent_taken: 0.25, mode: 'local' });
    expect(figures.errors).to.deep.equal([
      { text: '¿a?', expected: 'a', got: 'b', score: 0.9 },
      { text: '¿a?', expected: 'a', got: 'b', score: 0.9 },
      { text: '¿a?', expected: 'a', got: 'b', score: 0.9 },
      { text: 'otra cosa', expected: null, got: 'b', score: 0.9 },
    ]);
  });

  it('are null where there is nothing to divide by', () => {
    const figures = faqFigures([]);
    expect(figures).to.deep.include({ n: 0, recall_at_1: null, coverage: null, precision: null, oos_answered: null });
    expect(figures.latency_ms).to.deep.equal({ p50: null, p99: null });
  });

  it('take the nearest rank as percentile', () => {
    expect(percentile([3, 1, 2, 4], 0.5)).to.equal(2);
    expect(percentile([3, 1, 2, 4], 0.99)).to.equal(4);
  });
});

describe('the accuracy report', () => {
  it('is one page that shows what users wrote as text, not as markup', () => {
    const item = { ...judged('a', 'answer', ['b']), query: { text: '<script>alert("x")</script>', id: 'a' } };
    const html = reportHtml({ judged: [item], figures: faqFigures([item]), entries: [entry('a'), entry('b')] });
    expect(html).to.include('&#60;script&#62;').and.not.include('<script');
    expect(html).to.include('¿Qué es b?');
    expect(html).to.not.match(/(?:src|href)=/);
  });
});

function judged(id: string | null, outcome: Outcome, ranked: readonly string[]): Judged {
  const candidates = ranked.map((name, at) => ({ id: name, question: name, score: 0.9 / (at + 1) }));
  const answers = outcome === 'answer' ? candidates.slice(0, 1) : [];
  return { query: { text: id === null ? 'otra cosa' : `¿${id}?`, id }, outcome, answers, candidates, milliseconds: 1 };
}

function entry(id: string): CatalogEntry {
  return {
    id,
    question: `¿Qué es ${id}?`,
    answer: 'Eso.',
    additionalInfo: '',
    variations: [],
    category: '',
    locale: 'es-MX',
    owner: '',
    origin: 'x:2',
  };
}
