import { expect } from 'chai';
import { errorCodes } from '#sdk';
import { read } from './project.ts';

describe('docs/errors.md', () => {
  it('lists exactly the error codes of src/sdk/errors.ts, with their status and meaning', () => {
    const rows = [...read('docs/errors.md').matchAll(/^\| `(BLINKY_\w+)` +\| (\d{3}) +\| (.+?) +\| .+ \|$/gm)];
    const documented = Object.fromEntries(rows.map(([, code, status, meaning]) => [code, { status: Number(status), meaning }]));
    expect(documented).to.deep.equal(errorCodes);
    expect(Object.keys(documented), 'in the same order').to.deep.equal(Object.keys(errorCodes));
  });
});
