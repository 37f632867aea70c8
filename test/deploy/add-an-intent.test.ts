import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { essentials, Layout } from '../kernel/layout.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';
import { read } from './project.ts';

describe('docs/add-an-intent.md', () => {
  const page = read('docs/add-an-intent.md');

  it('shows a dialog that answers over HTTP as the page says', async () => {
    const layout = new Layout().ship(...essentials);
    for (const [, path = '', text = ''] of page.matchAll(/`(dialogs\/[\w/.]+\.ts)`[^`]*\n\n```ts\n([\s\S]*?)```/g)) {
      mkdirSync(dirname(join(layout.folder, path)), { recursive: true });
      writeFileSync(join(layout.folder, path), text);
    }
    const host = hostOf();
    const app = await compose(configure(await layout.discover(), environmentOf(), host), host, { log: createLogger('silent') });
    try {
      const url = await app.start();
      const [, body = ''] = /-d '([^']+)'/.exec(page) ?? [];
      const answer = await fetch(`${url}/chatbot/http`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect(await answer.json())
        .to.include({ outcome: 'intent', intent: 'pedir_uniforme', recognizer: 'regex' })
        .and.to.have.property('message')
        .that.matches(/almacén/);
    } finally {
      await app.stop();
      layout.delete();
    }
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
    expect(named).to.include('dev');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).to.deep.equal([]);
  });
});
