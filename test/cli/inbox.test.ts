import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { root } from '../../src/kernel/paths.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { claimed, limits, message } from '../inbox/harness.ts';
import { type Cluster, openCluster, type PostgresHarness } from '../inbox/open-postgres.ts';
import { describeWithPostgres } from '../support/postgres.ts';

describeWithPostgres('npm run inbox', () => {
  const secret = randomBytes(32).toString('hex');
  let cluster: Cluster;
  let replica: PostgresHarness;
  before(async () => {
    cluster = await openCluster();
    replica = await cluster.replica(limits, { vault: createVault(secret) });
  });
  after(() => cluster.stop());

  const run = async (...args: string[]): Promise<{ code: number | null; out: string; problem: string }> => {
    const env = { ...process.env, DATABASE_URL: cluster.url, BLINKY_SECRET: secret };
    const child = spawn(process.execPath, ['--conditions=source', join(root, 'src/cli/inbox.ts'), ...args], { env });
    const [out, problem, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('exit', resolve)),
    ]);
    return { code, out, problem };
  };

  it('shows what waits and what was given up and why, shows words only when asked, and puts a message back', async () => {
    const { inbox } = replica;
    await inbox.accept(message('mi clave es secreta'));
    for (const wait of [500, 2_000, 8_000, 0]) {
      await inbox.fail(await claimed(inbox), new TypeError('no'), []);
      await cluster.pass(wait);
    }
    await inbox.accept(message('otra', { conversation: 'test/luis' }));
    const report = await run();
    expect(report.problem).equal('');
    expect(report.out)
      .match(/1 waiting/)
      .match(/dead letter 1 {2}test {2}TypeError/)
      .not.contain('secreta');
    expect(JSON.parse((await run('--json')).out).deadLetters).length(1);
    expect((await run('show', '1')).out)
      .contain('19 characters')
      .not.contain('secreta');
    const shown = await run('show', '1', '--text');
    expect(shown.out).contain('mi clave es secreta');
    expect(shown.problem).contain('in confidence');
    expect((await run('retry', '1')).code).equal(0);
    expect((await claimed(inbox)).entries[0].activity.text).equal('otra');
    expect((await claimed(inbox)).entries[0].activity.text).equal('mi clave es secreta');
    const gone = await run('drop', '1');
    expect([gone.code, gone.problem]).satisfies(([code, problem]: [number, string]) => code === 2 && problem.includes('no dead letter 1'));
  });
});
