import { globSync } from 'node:fs';
import { expect } from 'chai';
import { read, root } from './project.ts';

describe('the Dockerfile', () => {
  const lines = read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const of = (instruction: string, from: readonly string[] = last): string[] =>
    from.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1));

  it('builds and runs on the Node that package.json asks for', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const major = /\d+/.exec(engines.node)?.[0];
    for (const image of of('FROM', lines)) expect(image).to.match(new RegExp(`^node:${major}-slim( AS build)?$`));
  });

  it('copies files that exist and that .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    const sources = of('COPY', lines)
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1));
    expect(sources).to.include.members(['package.json', 'package-lock.json', 'src', 'plugins', 'dialogs', 'catalog']);
    for (const source of sources) {
      expect(globSync(source, { cwd: root }), source).to.not.be.empty;
      expect(allowed, source).to.include(`!${source.split('/')[0]}`);
    }
  });

  it('installs from the lockfile, without development packages in the image and without running any package’s scripts', () => {
    const installs = of('RUN', lines).filter((line) => line.includes('npm ci'));
    expect(installs).to.have.length(2);
    for (const install of installs) expect(install).to.include('--ignore-scripts');
    expect(of('RUN').find((line) => line.includes('npm ci'))).to.include('--omit=dev');
  });

  it('keeps npm, compilers and source maps out of what runs', () => {
    const install = of('RUN').join(' ');
    for (const removed of ["'*.map'", "'*.ts'", '/usr/local/lib/node_modules', '/usr/local/bin/npm', '/root/.npm']) {
      expect(install).to.include(removed);
    }
    expect(of('COPY').some((line) => /(^| )(src|plugins|dialogs|test)( |$)/.test(line))).to.equal(false);
  });

  it('gives the heap a share of the memory limit, whatever that is', () => {
    expect(of('ENV').join(' ')).to.match(/NODE_OPTIONS=--max-old-space-size-percentage=\d{2}( |$)/);
  });

  it('runs what `npm start` runs, as a user who is not root, and stops on SIGTERM', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const command = JSON.parse(of('CMD').at(-1) ?? '[]') as string[];
    // `exec`: npm signals the shell that it started, which would end alone.
    expect(scripts.start.endsWith(`&& exec ${command.join(' ')}`)).to.equal(true);
    expect(of('USER')).to.deep.equal(['10001:10001']);
    expect(of('STOPSIGNAL')).to.deep.equal(['SIGTERM']);
  });

  it('listens where it says, and its health check asks there', () => {
    const port = /\bPORT=(\d+)/.exec(of('ENV').join(' '))?.[1];
    expect(of('ENV').join(' ')).to.include('HOST=0.0.0.0');
    expect(of('EXPOSE')).to.deep.equal([port]);
    const check = of('HEALTHCHECK')[0] ?? '';
    expect(check).to.match(/127\.0\.0\.1:\$\{process\.env\.PORT\}\/healthz/);
  });
});
