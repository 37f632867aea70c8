import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const quiet =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Whether there is a Chromium for the tests: Debian's package `chromium`. */
export const hasChromium = existsSync(executablePath);

export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: quiet.split(' ') });
}

/** A tab of somebody in Mexico, and what its console complained about. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'es-MX', timezoneId: 'America/Mexico_City', ...options });
  context.setDefaultTimeout(120_000); // only a test that fails waits this long
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Writes into the chat and sends. */
export async function write(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Tu mensaje' });
  await box.fill(text);
  await box.press('Enter');
}
