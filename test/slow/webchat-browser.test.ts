import type { Server } from 'node:http';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { type BlinkyProcess, otherSite, startBlinkyProcess } from '../../plugins/channels/webchat/testing/blinky-process.ts';
import { hasChromium, launch, openTab, write } from '../../plugins/channels/webchat/testing/chromium.ts';

const known = '¿De cuánto es la prima vacacional?';
const ambiguous = 'vacaciones';

/** The bubbles and buttons that people see; Web Chat also has a hidden copy of each for screen readers. */
function seen(page: Page, text: string | RegExp) {
  return page.locator('[role=feed] p').filter({ hasText: text });
}

describe('web chat in Chromium, with the whole of Blinky', () => {
  if (!hasChromium) {
    it.skip('answers in a real browser (skipped: there is no /usr/bin/chromium; apt-get install chromium)');
    return;
  }
  let browser: Browser;
  let blinky: BlinkyProcess;
  let friend: { url: string; server: Server };
  let stranger: { url: string; server: Server };

  before(async () => {
    const widget = (): string => `<!doctype html><h1>Intranet</h1><script src="${blinky.url}/webchat/widget.js" async></script>`;
    friend = await otherSite(widget);
    stranger = await otherSite(widget);
    blinky = await startBlinkyProcess({ WEBCHAT_ALLOWED_ORIGINS: friend.url });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await blinky?.stop();
    for (const { server } of [friend, stranger]) server.close();
  });

  async function open(options: Parameters<typeof openTab>[1] = {}): Promise<{ page: Page; complaints: string[] }> {
    const tab = await openTab(browser, options);
    await tab.page.goto(blinky.url);
    await seen(tab.page, 'asistente automático').waitFor();
    return tab;
  }

  it('welcomes, answers, and takes a clarification by button, without a complaint of the browser', async () => {
    const { page, complaints } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await write(page, known);
    await seen(page, '25 % del salario').waitFor();
    await write(page, ambiguous);
    await page.getByRole('toolbar', { name: 'Opciones' }).getByRole('button').last().tap();
    await expectCount(seen(page, /\S/).filter({ hasText: '¿Te refieres' }), 1);
    await seen(page, /portal|solicit/i)
      .last()
      .waitFor();
    await page.getByRole('toolbar', { name: 'Opciones' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'no sideways scrolling').to.equal(true);
    expect(complaints).to.deep.equal([]);
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await open();
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Tab');
    expect(await focused()).to.equal('Hablar con alguien');
    await page.keyboard.press('Enter');
    await seen(page, /Te puede atender/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Tu mensaje' }).focus();
    await page.keyboard.type('volver');
    await page.keyboard.press('Enter');
    await seen(page, /^volver$/).waitFor();
  });

  it('deletes one’s data on a button, and begins anew', async () => {
    const { page } = await open();
    await write(page, known);
    await seen(page, '25 % del salario').waitFor();
    await page.getByRole('button', { name: 'Borrar mis datos' }).click();
    await page.getByRole('status').getByText('se borraron').waitFor();
    await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
    await seen(page, '25 % del salario').waitFor({ state: 'detached' });
    await seen(page, 'asistente automático').waitFor();
  });

  it('goes on where it was after a reload, and keeps two tabs apart', async () => {
    const { page } = await open();
    const other = await open();
    await write(page, known);
    await seen(page, '25 % del salario').waitFor();
    await page.reload();
    await seen(page, '25 % del salario').waitFor();
    expect(await seen(other.page, '25 % del salario').count()).to.equal(0);
    await write(other.page, ambiguous);
    await seen(other.page, '¿Te refieres').waitFor();
    expect(await seen(page, '¿Te refieres').count()).to.equal(0);
  });

  it('takes an upload, and refuses one that is too large without ending the chat', async () => {
    const { page } = await open();
    const attach = async (name: string, bytes: number): Promise<void> => {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 'a') });
      await page.getByRole('button', { name: 'Enviar' }).click();
    };
    await attach('acta.pdf', 2_000);
    await page.locator('[role=feed]').getByText('acta.pdf', { exact: true }).first().waitFor();
    await seen(page, /no (lo )?sé|no te entendí|no pude|escribe|archivo/i)
      .last()
      .waitFor();
    await attach('pesada.pdf', 5 * 1024 * 1024);
    await page.getByRole('status').getByText('pasa de 4 MB').waitFor();
    await write(page, known);
    await seen(page, '25 % del salario').waitFor();
  });

  it('opens in a frame on a site that is allowed, and on no other', async () => {
    const { page } = await openTab(browser);
    await page.goto(friend.url);
    await page.getByRole('button', { name: 'Preguntarle a Blinky' }).click();
    const frame = page.frameLocator('#blinky-frame');
    await frame.locator('[role=feed] p').filter({ hasText: 'asistente automático' }).waitFor();
    await frame.getByRole('button', { name: 'Cerrar el chat' }).click();
    await page.locator('#blinky-frame').waitFor({ state: 'hidden' });
    const refused = await openTab(browser);
    await refused.page.goto(stranger.url);
    const told = refused.page.waitForEvent('console', { predicate: (line) => line.text().includes('frame-ancestors') });
    await refused.page.getByRole('button', { name: 'Preguntarle a Blinky' }).click();
    await told;
    expect(await refused.page.frameLocator('#blinky-frame').locator('#chat').count()).to.equal(0);
  });
});

async function expectCount(found: ReturnType<typeof seen>, count: number): Promise<void> {
  await found.nth(count - 1).waitFor();
  expect(await found.count()).to.be.at.least(count);
}
