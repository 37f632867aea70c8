import { expect } from 'chai';
import { freshRequests } from './generated-requests.ts';
import { read } from './project.ts';

describe('docs/requests', () => {
  it('shows ten questions and the requests that are really sent for them (refresh.ts writes them)', () => {
    const { jsonl, page } = freshRequests();
    expect(jsonl.trim().split('\n')).to.have.length(10);
    expect(read('docs/requests/requests.jsonl')).to.equal(jsonl);
    expect(read('docs/requests/README.md')).to.equal(page);
  });

  it('holds nothing by which the person who asks is found', () => {
    const requests = read('docs/requests/requests.jsonl');
    expect(read('docs/requests/questions.jsonl')).to.match(/GARC850101HDFRRL09.*55 1234 5678/);
    for (const trace of ['GARC850101', '1234 5678']) expect(requests).to.not.include(trace);
  });
});
