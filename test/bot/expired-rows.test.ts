import { expect } from 'chai';
import { startBlinky } from '../support/blinky.ts';

describe('a row past its last day', () => {
  it('is neither in the menu nor answered when it is picked', async () => {
    const fields = { question: '¿Hay fiesta de fin de año?', answer: 'Sí, el 12.', additional_info: '', valid_until: '2020-01-01' };
    const other = { question: '¿Hay comedor?', answer: 'Sí, en la planta baja.', additional_info: '' };
    const rows = [fields, other].map((row, at) => ({ origin: `rows:${at + 1}`, fields: row as unknown as Record<string, string> }));
    const blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows });
    const menu = await blinky.say('ayuda');
    const titles = menu.replies.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
    expect(titles).include('¿Hay comedor?').and.not.include('¿Hay fiesta de fin de año?');
    expect((await blinky.say('¿Hay fiesta de fin de año?')).replies.map(({ text }) => text).join()).not.include('el 12');
    await blinky.stop();
  });
});
