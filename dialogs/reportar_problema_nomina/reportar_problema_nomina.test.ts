import { expect } from 'chai';
import { type Stage, sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage, type Told } from '../../test/fixtures/dialog-turn.ts';
import { holdsAccount, kindOf, periodOf } from './answers.ts';
import dialog from './index.ts';

const url = 'https://hooks.example/payroll';
const settings = { PAYROLL_WEBHOOK_URL: url };
const reach = sampleCompany().contacts.byCategory.nomina?.reach ?? '';
const asked = 'quiero reportar un problema con mi nómina';

const said = ({ replies }: Told): string[] => replies.map(({ text }) => text);
const play = async (texts: readonly string[], props: Stage = {}) => {
  const { tell, notified } = stage(dialog, { settings, ...props });
  const told: Told[] = [];
  for (const text of texts) told.push(await tell({ text }));
  return { told, last: told.at(-1) as Told, notified };
};

describe('dialog reportar_problema_nomina', () => {
  it('asks for the payment, the problem and details, and hands them over after a yes', async () => {
    const { told, notified } = await play([asked, 'la última quincena', 'Un descuento que no entiendo', 'me quitaron 300 pesos', 'sí']);
    expect(told.slice(0, 3).map((turn) => said(turn)[0]?.slice(0, 9))).to.deep.equal(['Vamos a r', '¿Qué pasó', '¿Algo más']);
    expect(told[1]?.replies[0]?.options).to.have.length(4);
    expect(told[3]?.replies[0]?.text).to.match(
      /Pago: la última quincena\nProblema: Un descuento que no entiendo\nDetalles: me quitaron 300/,
    );
    const { reference, ...payload } = notified[0]?.payload ?? {};
    expect(payload).to.deep.equal({
      type: 'payroll',
      channel: 'test',
      conversation: 'conversation-1',
      person: { id: 'user-1', name: '' },
      period: 'la última quincena',
      kind: 'deduction',
      details: 'me quitaron 300 pesos',
    });
    expect(reference).to.match(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(said(told[4] as Told)[0])
      .to.include(String(reference))
      .and.to.include(reach);
    expect(told[4]?.waiting).to.equal(false);
  });

  it('keeps every answer out of windows, logs and lists', async () => {
    const { told } = await play([asked, 'la última', 'no llegó', 'no', 'no']);
    expect(told.slice(1).map(({ keptOut }) => keptOut)).to.deep.equal([true, true, true, true]);
  });

  it('does not ask for the problem again when the first message names it', async () => {
    const { last } = await play(['levanta un reporte de mi quincena, llegó incompleta', 'la del 15']);
    expect(said(last)[0]).to.match(/^¿Algo más/);
  });

  it('takes "sí, mándalo" for the end of the details, and still asks before it sends', async () => {
    for (const text of ['si mandalo 🙏', 'ya envíalo por favor', 'así mándala']) {
      const { last, notified } = await play([asked, 'la última', 'no llegó', text]);
      expect(said(last)[0], text)
        .to.match(/permiso/)
        .and.not.to.match(/m[aá]nda|env[ií]alo/);
      expect(notified).to.deep.equal([]);
    }
  });

  it('sends nothing after a no, or when it is cancelled', async () => {
    const start = [asked, 'la última', '1', 'No, nada más'].map((text) => (text === '1' ? 'No llegó el pago' : text));
    const withheld = await play([...start, 'No enviar']);
    expect(said(withheld.last)[0])
      .to.match(/no envié nada/)
      .and.to.include(reach);
    const cancelled = await play([...start, 'cancela, por favor']);
    expect(said(cancelled.last)[0]).to.match(/no reporté nada/);
    expect([...withheld.notified, ...cancelled.notified]).to.deep.equal([]);
  });

  it('admits it when nobody could be told, and says who to contact', async () => {
    const { last } = await play([asked, 'la última', 'no llegó', 'nada más', 'dale'], { delivers: false });
    expect(said(last)[0])
      .to.match(/no quedó reportado/)
      .and.to.include(reach);
  });

  it('asks nothing where nobody can be told: says at once who to contact', async () => {
    const { last } = await play([asked], { settings: {} });
    expect(said(last)[0])
      .to.match(/no puedo reportarlo por ti/)
      .and.to.include(reach);
    expect(last.waiting).to.equal(false);
  });

  it('notes what went wrong when that is said before the payment', async () => {
    const { told } = await play([asked, 'me descontaron de más', 'la quincena pasada']);
    expect(said(told[1] as Told)).to.have.length(1);
    expect(said(told[2] as Told)[0]).to.match(/^¿Algo más/);
  });

  it('passes on no number of an account or a card', async () => {
    const { told, notified } = await play([
      asked,
      'la última',
      'no llegó',
      'mi clabe es 0123 4567 8901 2345 67',
      'está mal mi cuenta',
      'va',
    ]);
    expect(said(told[3] as Told)).to.have.length(2);
    expect(notified[0]?.payload).to.include({ details: 'está mal mi cuenta' });
    expect([holdsAccount('me quitaron 1,500.00 el 15/08/2026'), holdsAccount('4111-1111-1111-1111')]).to.deep.equal([false, true]);
  });

  it('answers a side question at each step and asks again', async () => {
    const { tell } = stage(dialog, { settings });
    for (const text of [asked, 'la última', 'no llegó', 'nada']) {
      const [question] = said(await tell({ text })).slice(-1);
      expect(said(await tell({ text: '¿qué días pagan?', aside: 'El 15 y el último.' }))).to.deep.equal(['El 15 y el último.', question]);
      expect(said(await tell({ text: 'ayuda' })).at(-1)).to.equal(question);
    }
  });

  it('speaks English', async () => {
    const { tell } = stage(dialog, { settings });
    const texts = ['report a payroll problem', 'the last one', 'The amount is wrong', 'nothing else', 'yes'];
    let last: Told | undefined;
    for (const text of texts) last = await tell({ text, locale: 'en' });
    expect(said(last as Told)[0]).to.match(/^Done: I reported it/);
  });

  it('understands what is wrong in other words, and what names a payment', () => {
    const kinds = ['no me ha caído', 'me pagaron de menos', 'me descontaron algo', 'otra cosa', 'mmm'].map(kindOf);
    expect(kinds).to.deep.equal(['missing', 'amount', 'deduction', 'other', undefined]);
    const periods = ['la del 30', '2a quincena de julio', 'aguinaldo', 'mmm', '¿cuándo pagan este mes?', `1${'a'.repeat(200)}`].map(
      periodOf,
    );
    expect(periods.map((period) => period !== undefined)).to.deep.equal([true, true, true, false, false, false]);
  });
});
