import { expect } from 'chai';
import { readRows } from './rows.ts';

/** What the source really sends: a response of it, with what is confidential replaced. */
const recorded = '';

describe('catalog sample-plugin', () => {
  it('MAKE THIS PASS (sample-folder/rows.ts:MARK): reads what the source really sends', () => {
    expect(recorded, 'put a response into sample-folder/sample-plugin.test.ts, and make sample-folder/rows.ts:MARK read it').not.to.equal(
      '',
    );
    expect(readRows(recorded).map(({ fields }) => fields.question)).to.have.length.greaterThan(0);
  });
});
