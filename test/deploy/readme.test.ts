import { expect } from 'chai';
import { freshEnvSample, freshReadme } from './generated.ts';
import { between, read } from './project.ts';

const readme = read('README.md');

describe('README.md', () => {
  it('shows the plugin table and a conversation of five turns as they really are (refresh.ts writes them)', async () => {
    expect(between(readme, 'chat').match(/^tú › /gm)).to.have.length(5);
    expect(readme).to.equal(await freshReadme());
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
