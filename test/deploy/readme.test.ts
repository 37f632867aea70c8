import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { freshEnvSample, freshReadme } from './generated.ts';
import { between, read, root, samples } from './project.ts';

const readme = read('README.md');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

describe('README.md', () => {
  it('shows the plugin table and a conversation of five turns as they really are (refresh.ts writes them)', async () => {
    expect(between(readme, 'chat').match(/^tú › /gm)).to.have.length(5);
    expect(readme).to.equal(await freshReadme());
  }).timeout(30_000);

  it('names only commands that exist', () => {
    const run = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
    expect(run).to.include('chat');
    expect(run.filter((name) => !scripts.includes(name))).to.deep.equal([]);
    expect(scripts).to.include.members(['start', 'test']);
  });

  it('names only files and folders that exist, but for the examples', () => {
    const examples = samples(readme).map(({ path }) => path);
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
    const shown = [...readme.matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.(?:ts|md|yaml|sample))`/g)].map(([, path = '']) => path);
    const applied = [...readme.matchAll(/-f (\S+)/g)].map(([, path = '']) => path);
    const named = [...links, ...shown, ...applied, '.ci/run'].filter(
      (path) => !examples.includes(path) && path !== 'index.ts' && path !== 'harness.ts',
    );
    expect(named).to.include.members(['k8s/service.yaml', 'src/main.ts', 'docs/plugins.md', 'LICENSE']);
    expect(named.filter((path) => !existsSync(join(root, path)))).to.deep.equal([]);
  });

  it('fits on a few screens, the plugin table aside', () => {
    expect(readme.replace(between(readme, 'plugins'), '').split('\n').length).to.be.at.most(260);
  });
});

describe('env.sample', () => {
  it('is what `npm run -s plugins -- --env-sample` prints (refresh.ts writes it)', async () => {
    expect(read('env.sample')).to.equal(await freshEnvSample());
  });
});

describe('the other documents', () => {
  it('link only to files that exist', () => {
    for (const path of globSync(['docs/**/*.md', 'CHANGELOG.md', 'CONTRIBUTING.md'], { cwd: root })) {
      for (const [, link = ''] of read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        expect(existsSync(join(root, path, '..', link)), `${path} links to ${link}`).to.equal(true);
      }
    }
  });
});
