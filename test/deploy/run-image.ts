import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// The second half of image.sh, in namespaces of its own: runs the image at `root` as its configuration says, read-only and
// without capabilities, asks it a question over loopback, and stops it.
const [root = '', config = ''] = process.argv.slice(2);
const { Docker } = JSON.parse(readFileSync(config, 'utf8')) as {
  Docker: { config: { User: string; Env: string[]; Cmd: string[]; WorkingDir: string; Healthcheck: { Test: string[] } } };
};
const { User, Env, Cmd, WorkingDir } = Docker.config;
const key = 'made-up-key-for-one-run';
const [uid, gid] = User.split(':');

run('mount', ['--make-rprivate', '/']);
run('ip', ['link', 'set', 'lo', 'up']);
run('mount', ['--bind', root, root]);
run('mount', ['-t', 'proc', 'proc', `${root}/proc`]);
run('mount', ['--bind', '/dev', `${root}/dev`]);
run('mount', ['-o', 'remount,bind,ro', root]);

const setpriv = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
const inside = (command: readonly string[]): string[] => [
  ...[root, 'env', '-i', ...Env, `BLINKY_API_KEYS=${key}`, 'setpriv', ...setpriv],
  ...['sh', '-c', `cd ${WorkingDir} && exec "$@"`, 'sh', ...command],
];
const startedAt = performance.now();
const server = spawn('chroot', inside(Cmd), { stdio: ['ignore', 'inherit', 'inherit'] });
const port = /^PORT=(\d+)$/m.exec(Env.join('\n'))?.[1];
const url = `http://127.0.0.1:${port}`;
while (!(await healthy())) {
  if (server.exitCode !== null || performance.now() - startedAt > 30_000) throw new Error('it did not start within 30 s');
  await sleep(20);
}
say('from start to healthy (ms)', Math.round(performance.now() - startedAt));
const ask = (headers: Record<string, string>): Promise<Response> =>
  fetch(`${url}/chatbot/http`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ from: '+525512345670', message: '¿Cuántos días de vacaciones me corresponden?' }),
  });
const refused = await ask({});
expect(refused.status === 401, 'a question without a key is refused');
const { outcome } = (await (await ask({ 'x-api-key': key })).json()) as { outcome: string };
expect(outcome === 'answer', 'a question is answered from the catalog');
expect((await (await fetch(url)).text()).includes('<!doctype html>'), 'the start page is served');
const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
const field = (name: string): string => new RegExp(`^${name}:\\s+(.+)$`, 'm').exec(status)?.[1] ?? '';
say('memory after two questions (RSS)', field('VmRSS'));
expect(field('Uid').startsWith(`${uid}\t`), `the process is user ${uid}`);
expect(/^0+$/.test(field('CapEff')) && /^0+$/.test(field('CapBnd')), 'it has no capability, and can get none');
const touch = spawn('chroot', inside(['touch', '/tmp/x']), { stdio: 'ignore' });
expect((await once(touch, 'exit'))[0] !== 0, 'nothing can be written, not even in /tmp');
const check = Docker.config.Healthcheck.Test.slice(1);
expect((await once(spawn('chroot', inside(check)), 'exit'))[0] === 0, 'the health check passes');
server.kill('SIGTERM');
expect((await once(server, 'exit'))[0] === 0, 'SIGTERM ends it with 0');

async function healthy(): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'inherit' });
}

function say(what: string, figure: string | number): void {
  process.stdout.write(`${what.padEnd(42)} ${figure}\n`);
}

function expect(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`not true: ${promise}`);
  say(promise, 'yes');
}
