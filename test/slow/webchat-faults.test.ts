import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, launch, openTab, write } from '../../plugins/channels/webchat/testing/chromium.ts';
import { type Served, serve } from '../../plugins/channels/webchat/testing/served.ts';

const card = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', text: 'Tus vacaciones', weight: 'bolder' }],
    actions: [{ type: 'Action.Submit', title: 'Pedir días', data: 'Quiero pedir vacaciones' }],
  },
};

describe('web chat in Chromium, when something breaks', () => {
  if (!hasChromium) {
    it.skip('keeps the conversation in a real browser (skipped: there is no /usr/bin/chromium; apt-get install chromium)');
    return;
  }
  let browser: Browser;
  let served: Served;

  before(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    served = await serve(({ type, text }) => {
      if (type !== 'message') return [{ text: 'Te doy la bienvenida' }];
      if (text === 'renglones') return [{ text: 'Primero\nDespués' }];
      return text === 'tarjeta' ? [{ text: 'Mira:', attachments: [card] }] : [{ text: `Eco: ${text}` }];
    });
  });
  afterEach(() => served.close());
  after(() => browser?.close());

  const seen = (page: Page, text: string) => page.locator('[role=feed]').getByText(text, { exact: true });

  async function open(): Promise<{ page: Page; complaints: string[] }> {
    const tab = await openTab(browser);
    await tab.page.goto(served.url);
    await seen(tab.page, 'Te doy la bienvenida').waitFor();
    return tab;
  }

  it('shows a card, and its button speaks', async () => {
    const { page, complaints } = await open();
    await write(page, 'tarjeta');
    await seen(page, 'Tus vacaciones').waitFor();
    await page.locator('[role=feed]').getByRole('button', { name: 'Pedir días' }).click();
    await seen(page, 'Eco: Quiero pedir vacaciones').waitFor();
    expect(complaints).to.deep.equal([]);
  });

  it('keeps the lines of an answer', async () => {
    const { page } = await open();
    await write(page, 'renglones');
    await page.locator('[role=feed] p', { hasText: 'Primero' }).locator('br').waitFor({ state: 'attached' });
  });

  it('comes back after its socket was cut, with what it missed, once', async () => {
    const { page } = await open();
    served.cut();
    await write(page, 'sigo aquí');
    await seen(page, 'Eco: sigo aquí').waitFor(); // the client waits 3 to 15 s before it comes back
    await write(page, 'y ahora');
    await seen(page, 'Eco: y ahora').waitFor();
    for (const text of ['Te doy la bienvenida', 'sigo aquí', 'Eco: sigo aquí']) expect(await seen(page, text).count(), text).to.equal(1);
  });

  it('offers to send again after a 502 of a proxy, and the next message works', async () => {
    const { page } = await open();
    await page.route('**/activities', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), { times: 1 });
    await write(page, 'primera');
    await page.getByText('No se pudo enviar').first().waitFor();
    await page.getByRole('button', { name: 'Reintentar' }).first().click();
    await seen(page, 'Eco: primera').waitFor();
    await write(page, 'segunda');
    await seen(page, 'Eco: segunda').waitFor();
  });

  it('gets a new token when its own has ended, and the message goes out', async () => {
    const { page } = await open();
    served.advance(1_900_000);
    await write(page, 'después de comer');
    await seen(page, 'Eco: después de comer').waitFor();
    for (const text of ['Te doy la bienvenida', 'después de comer']) expect(await seen(page, text).count(), text).to.equal(1);
    await write(page, 'y otra cosa');
    await seen(page, 'Eco: y otra cosa').waitFor();
  });

  it('says so when it cannot reach the server, and starts on "Reintentar"', async () => {
    const { page } = await openTab(browser);
    await page.route('**/webchat/token', (route) => route.abort(), { times: 1 });
    await page.goto(served.url);
    await page.getByRole('status').getByText('No pude conectarme').waitFor();
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await seen(page, 'Te doy la bienvenida').waitFor();
  });
});
