import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { allowListFile } from '../../src/bot/allow-list.ts';
import { startBlinky } from '../support/blinky.ts';
import { recordingLog } from '../support/recording-log.ts';

describe('the list of who may ask', () => {
  it('knows ids, numbers, e-mail domains and tenants, and leaves channels without a line open', () => {
    const allowed = allowListFile(
      listOf('whatsapp +5215512345678 # Ana\nhttp @empresa.mx\nmsteams tenant:t-1\n\n# nada más'),
      recordingLog(),
    );
    const from = (id: string) => ({ id, name: '' });
    expect(allowed({ channelId: 'whatsapp', from: from('whatsapp:+5215512345678') })).equal(true);
    expect(allowed({ channelId: 'whatsapp', from: from('whatsapp:+5215500000000') })).equal(false);
    expect(allowed({ channelId: 'http', from: from('Ana@Empresa.mx') })).equal(true);
    expect(allowed({ channelId: 'http', from: from('ana@empresa.mx.evil.example') })).equal(false);
    expect(allowed({ channelId: 'msteams', from: from('x'), channelData: { tenant: { id: 'T-1' } } })).equal(true);
    expect(allowed({ channelId: 'msteams', from: from('x'), channelData: { tenant: { id: 't-2' } } })).equal(false);
    expect(allowed({ channelId: 'webchat', from: from('anyone') })).equal(true);
  });

  it('refuses to start with a line that it cannot read, naming the line', () => {
    expect(() => allowListFile(listOf('whatsapp'), recordingLog())).to.throw(/line 1/);
  });

  it('answers the others with one kind sentence, and asks no recogniser', async () => {
    let asked = 0;
    const recognize = async (): Promise<[]> => {
      asked++;
      return [];
    };
    const blinky = await startBlinky({
      env: { INTENTS: 'counting', ALLOWED_SENDERS_FILE: listOf('test ana') },
      recognizers: { counting: { recognize } },
    });
    const turn = await blinky.say('¿cuántos días de vacaciones tengo?', { from: 'eva' });
    expect(turn.replies.map(({ text }) => text).join()).include('solo para el personal');
    expect(asked).equal(0);
    await blinky.say('¿cuántos días de vacaciones tengo?', { from: 'ana' });
    expect(asked).equal(1);
    await blinky.stop();
  });
});

function listOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'blinky-')), 'allowed.txt');
  writeFileSync(file, text);
  return file;
}
