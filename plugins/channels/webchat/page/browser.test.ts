import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { hasChromium, launch, openTab, write } from '../testing/chromium.ts';
import { type Served, serve } from '../testing/served.ts';

// The long version, against the whole of Blinky, is test/slow/webchat-browser.test.ts.
describe('webchat: the page in Chromium', () => {
  if (!hasChromium) {
    it.skip('is welcomed, asks and picks an option (skipped: there is no /usr/bin/chromium; apt-get install chromium)');
    return;
  }
  let browser: Browser;
  let served: Served;
  before(async () => {
    const options = { to: [], actions: ['Primera opción', 'Segunda opción'].map((title) => ({ type: 'imBack', title, value: title })) };
    served = await serve(({ type, text }) => {
      if (type !== 'message') return [{ text: 'Te doy la bienvenida' }];
      return text === 'pregunta' ? [{ text: '¿Cuál de estas?', suggestedActions: options }] : [{ text: `Elegiste: ${text}` }];
    });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await served.close();
  });

  it('is welcomed, asks and picks an option, and the browser complains of nothing', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(served.url);
    await page.getByText('Te doy la bienvenida').first().waitFor();
    await write(page, 'pregunta');
    await page.getByRole('toolbar', { name: 'Opciones' }).getByText('Segunda opción').click();
    await page.getByText('Elegiste: Segunda opción').first().waitFor();
    expect(complaints).to.deep.equal([]);
  });

  it('stands as a card with round corners on a wide screen', async () => {
    const { page } = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    await page.goto(served.url);
    const corner = await page.evaluate(`(() => {
      const { left, top } = document.body.getBoundingClientRect();
      return document.elementFromPoint(left + 2, top + 2).localName;
    })()`);
    expect(corner).to.equal('html');
  });
});
