import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';

const bench = join(import.meta.dirname, '..', '..', 'bench');
const program = `
  const { startMeasured } = await import(${JSON.stringify(join(bench, 'measured-process.ts'))});
  const script = ${JSON.stringify(join(bench, 'servers', 'node-http.ts'))};
  const { url } = await startMeasured({ script, env: {}, nodeOptions: [] });
  process.send(url);
  setInterval(() => {}, 60_000);
`;

describe('a server that is measured', () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const) {
    it(`does not outlive a benchmark that ends by ${signal}`, async () => {
      const benchmark = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const [url] = (await once(benchmark, 'message')) as [string];
      const connection = connect(Number(new URL(url).port), '127.0.0.1');
      await once(connection, 'connect');
      connection.on('error', () => {}); // what is killed may reset it: that is an end, too
      const ended = new Promise((resolve) => connection.on('close', resolve));
      benchmark.kill(signal);
      await ended;
      expect(connection.destroyed).to.equal(true);
    });
  }
});
