import { BlinkyError } from '#sdk';
import type { Configuration } from './configure.ts';

/** Tells on standard output where Blinky listens and which plugins are on. */
export function announce(url: string, { plugins, dialogs }: Configuration): void {
  const on = plugins.filter(({ status }) => status.state === 'on').map(({ owner }) => owner);
  const off = plugins
    .filter(({ status }) => status.state === 'off')
    .map(({ owner, status }) => `${owner} (${status.state === 'off' ? status.why : ''})`);
  const lines = [
    `Blinky está despierto: ${url}`,
    `  encendido: ${on.join(', ')}, ${dialogs.length} diálogos`,
    ...(off.length > 0 ? [`  apagado: ${off.join('; ')}`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Why the start failed, for people: with the owner and the remedy where they are known. */
export function explain(error: unknown): string {
  if (error instanceof BlinkyError) return error.line;
  return error instanceof Error ? error.message : String(error);
}

/**
 * An error that nobody caught ends the process with 1. Standard error gets what `describe` makes of it, never its text or the
 * line of code, which may quote a user or hold a secret.
 */
export function exitOnUncaught(describe: (error: unknown) => Readonly<Record<string, unknown>>): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${JSON.stringify({ owner: 'host', ...describe(error), msg: 'an error that nobody caught ends the process' })}\n`);
    process.exit(1);
  });
}

const STOP_MS = 18_000;
/** Ctrl-C reaches a process under npm twice: from the terminal, and as npm passes it on. */
const SAME_MS = 1_000;

/** Stops in order on SIGTERM or SIGINT and exits with 0; another signal after a second, or 18 s, ends it at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (since !== undefined) {
        if (performance.now() - since >= SAME_MS) process.exit(1);
        return;
      }
      since = performance.now();
      setTimeout(() => process.exit(1), STOP_MS).unref();
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
