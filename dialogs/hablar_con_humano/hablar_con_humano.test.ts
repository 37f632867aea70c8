import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const url = 'https://hooks.example/handoff';
const settings = { HANDOFF_WEBHOOK_URL: url };
const lastQuestion = '¿puedo cambiar de sede?';
const request = { text: 'quiero hablar con alguien', lastQuestion };
const reach = sampleCompany().contacts.handoff.reach;
const announced = { type: 'handoff', channel: 'test', conversation: 'conversation-1' };

describe('dialog hablar_con_humano', () => {
  it('without a webhook says who to contact, how to come back, and goes quiet for an hour', async () => {
    const { tell, notified } = stage(dialog);
    const told = await tell(request);
    expect(told).to.include({ outcome: 'handoff', waiting: false, pausedMinutes: 60 });
    expect(told.replies[0]?.text).to.include(reach);
    expect(told.replies[1]?.text).to.match(/60 minutos .*«volver»/);
    expect(notified).to.deep.equal([]);
  });

  it('names who listens first, where something grave was told just before', async () => {
    const { hotlines, contacts } = sampleCompany();
    for (const props of [{}, { settings }]) {
      const { replies } = await stage(dialog, props).tell({ ...request, delicate: true });
      expect(replies[0]?.text).to.match(/^Si es por algo que te duele/);
      for (const { phone } of hotlines) expect(replies[0]?.text).to.include(phone);
      expect(replies[0]?.text).to.include(contacts.sensitive.reach);
      expect(replies[1]?.text).to.match(/Te puede atender|Voy a avisar/);
    }
    expect((await stage(dialog).tell(request)).replies[0]?.text).not.to.include(contacts.sensitive.reach);
  });

  it('asks first where it is only a guess that a person is wanted', async () => {
    const { tell, notified } = stage(dialog, { settings });
    const told = await tell({ text: '¡me urge!', lastQuestion, confidence: 0.62 });
    expect(told).to.include({ outcome: 'handoff', waiting: false, pausedMinutes: undefined });
    expect(told.replies[0]?.text)
      .to.match(/^¿Quieres hablar/)
      .and.include(reach);
    expect(told.replies[0]?.options?.[0]?.say).to.equal('Quiero hablar con una persona');
    expect(notified).to.deep.equal([]);
  });

  for (const text of [
    'no quiero hablar con una persona',
    'No, no quiero un humano',
    'no quiero hablar con nadie',
    "I don't want to talk to a human",
  ])
    it(`tells nobody and stays where somebody says «${text}»`, async () => {
      const { tell, notified } = stage(dialog);
      const told = await tell({ text, lastQuestion });
      expect(told).to.include({ outcome: 'intent', waiting: false, pausedMinutes: undefined });
      expect(told.replies[0]?.text).to.match(/no avisé a nadie/);
      expect(notified).to.deep.equal([]);
    });

  for (const text of [
    'no quiero hablar con un bot, quiero una persona',
    'no necesito un asesor virtual, necesito a una persona',
    'no quiero hablar con nadie que no sea un humano',
    'no quiero hablar con un agente virtual sino con alguien real',
    "I don't want an agent that is a bot, I want a human",
    'no quiero otra persona, pásame con alguien de RH',
  ])
    it(`hears the wish behind «${text}»`, async () => {
      expect(await stage(dialog).tell({ text })).to.include({ pausedMinutes: 60 });
    });

  it('shows the question and passes it on only after a yes', async () => {
    const { tell, notified } = stage(dialog, { settings });
    const asked = await tell(request);
    expect(asked).to.include({ outcome: 'intent', waiting: true, pausedMinutes: undefined });
    expect(asked.replies[0]?.text).to.include(lastQuestion);
    expect(asked.replies[0]?.options).to.deep.equal([{ title: 'Sí' }, { title: 'No' }]);
    expect(notified).to.deep.equal([]);
    const told = await tell({ text: 'sí, claro', lastQuestion: 'sí, claro' });
    expect(notified).to.deep.equal([{ url, payload: { ...announced, question: lastQuestion } }]);
    expect(told).to.include({ outcome: 'handoff', waiting: false, pausedMinutes: 60 });
    expect(told.replies[0]?.text).to.match(/pasé tu pregunta/);
  });

  it('announces without the question after a no', async () => {
    const { tell, notified } = stage(dialog, { settings });
    await tell(request);
    const told = await tell({ text: 'mejor no', lastQuestion });
    expect(notified).to.deep.equal([{ url, payload: announced }]);
    expect(told.replies[0]?.text).to.match(/sin pasar nada/);
  });

  it('asks once more when the answer is neither, then drops the matter and keeps talking', async () => {
    const { tell, notified } = stage(dialog, { settings });
    await tell(request);
    expect(await tell({ text: '¿para qué?', lastQuestion })).to.include({ waiting: true, pausedMinutes: undefined });
    expect(await tell({ text: 'mmm', lastQuestion })).to.include({ outcome: 'intent', pausedMinutes: undefined, waiting: false });
    expect(notified).to.deep.equal([]);
  });

  it('answers a question at the side and comes back to its own', async () => {
    const { tell, notified } = stage(dialog, { settings });
    const [question] = (await tell(request)).replies;
    const { replies } = await tell({ text: '¿dónde está el comedor?', aside: 'En el piso 2.' });
    expect(replies).to.deep.equal([{ text: 'En el piso 2.' }, question]);
    await tell({ text: 'sí' });
    expect(notified).to.deep.equal([{ url, payload: { ...announced, question: lastQuestion } }]);
  });

  it('tells nobody and keeps talking when the user withdraws', async () => {
    const { tell, notified } = stage(dialog, { settings });
    await tell(request);
    expect(await tell({ text: 'ya no, olvídalo' })).to.include({ outcome: 'intent', pausedMinutes: undefined, waiting: false });
    expect(notified).to.deep.equal([]);
  });

  it('has nothing to ask when there was no question', async () => {
    const { tell, notified } = stage(dialog, { settings });
    expect(await tell({ text: 'un humano' })).to.include({ outcome: 'handoff', waiting: false });
    expect(notified).to.deep.equal([{ url, payload: announced }]);
  });

  it('admits it when nobody could be told', async () => {
    const { tell } = stage(dialog, { settings, delivers: false });
    await tell(request);
    const told = await tell({ text: 'sí' });
    expect(told.replies[0]?.text)
      .to.match(/^No pude avisar/)
      .and.to.include(reach);
  });

  it('speaks English and keeps to the configured pause', async () => {
    const { tell } = stage(dialog, { settings: { ...settings, HANDOFF_PAUSE_MINUTES: '1' } });
    expect((await tell({ ...request, locale: 'en' })).replies[0]?.options).to.deep.equal([{ title: 'Yes' }, { title: 'No' }]);
    const told = await tell({ text: 'yes', locale: 'en' });
    expect(told.pausedMinutes).to.equal(1);
    expect(told.replies[1]?.text).to.match(/1 minute,.*"back"/);
  });

  it('refuses a webhook that is no web address', () => {
    expect(dialog.settings?.safeParse({ HANDOFF_WEBHOOK_URL: 'ftp://x.example' }).success).to.equal(false);
    expect(dialog.settings?.safeParse({ HANDOFF_PAUSE_MINUTES: '0' }).success).to.equal(false);
  });
});
