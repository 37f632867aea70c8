import { expect } from 'chai';
import { answersOf, faultsOf, type Panel, tableOf } from '../../bench/dashboard/panels.ts';
import { drawDashboard } from '../../bench/dashboard/picture.ts';
import { programOf, type Series } from '../../bench/dashboard/prometheus.ts';

const span = { start: 1_000, end: 1_060, step: 5 };

describe('the picture of the dashboard', () => {
  it('asks as Grafana does, and names each line as the legend says', async () => {
    const asked: string[] = [];
    const { answers } = await answersOf(
      panel('rate(blinky_turns_total[$__rate_interval])'),
      prometheus((query) => {
        asked.push(query);
        return [{ metric: { channel: 'http' }, values: [[1_000, 2]] }];
      }),
      span,
    );
    expect(asked).to.deep.equal(['rate(blinky_turns_total[20s])']);
    expect(answers[0]?.lines).to.deep.equal([{ label: 'by http', values: [[1_000, 2]] }]);
  });

  it('finds fault with a panel whose query is refused, names a variable that nobody set, or has no series', async () => {
    const refusing = prometheus(() => {
      throw new Error('parse error');
    });
    const nothing = prometheus(() => [{ metric: {}, values: [[1_000, Number.NaN]] }]);
    const answered = [
      await answersOf(panel('sum('), refusing, span),
      await answersOf(panel('rate(x[$window])'), nothing, span),
      await answersOf(panel('x'), nothing, span),
    ];
    expect(faultsOf(answered)).to.deep.equal([
      'Turns <b>: sum( is refused: parse error',
      'Turns <b>: rate(x[$window]) is refused: a variable that is not known here',
      'Turns <b>: no series for x',
    ]);
    expect(tableOf(answered)).to.include('| Turns <b> | `sum(` | 0 | parse error |');
  });

  it('draws every kind of panel, also one without data, and text as text', async () => {
    const rising = prometheus(() => [
      { metric: { channel: '<i>&' }, values: [1, 2, 4].map((value, at) => [1_000 + 5 * at, value] as const) },
    ]);
    const all = ['timeseries', 'stat', 'row'].map((type, at) => ({ ...panel('x'), type, gridPos: { x: 0, y: at * 8, w: 8, h: 8 } }));
    for (const source of [rising, prometheus(() => [])]) {
      const answered = await Promise.all(all.map((one) => answersOf(one, source, span)));
      const svg = drawDashboard('A & B', 'note', answered, span);
      expect(svg).to.include('A &amp; B').and.to.include('Turns &lt;b&gt;');
      expect(svg).not.to.match(/NaN|Infinity|undefined|<i>|<b>/);
      expect(svg.includes('no data')).to.equal(source !== rising);
    }
  });

  it('says in a sentence how to get Prometheus where it is not', () => {
    expect(() => programOf('promtool', '/nowhere')).to.throw(
      /^there is no promtool in \/nowhere: .*apt-get download prometheus.*--programs$/,
    );
  });
});

function panel(expr: string): Panel {
  return {
    ...{ type: 'timeseries', title: 'Turns <b>', gridPos: { x: 0, y: 0, w: 8, h: 8 } },
    targets: [{ expr, legendFormat: 'by {{channel}}' }],
  };
}

function prometheus(answer: (query: string) => Series[]): { range(query: string): Promise<Series[]> } {
  return { range: async (query) => answer(query) };
}
