import { explain } from '../kernel/process.ts';

/** Runs a command. What it throws becomes one line on standard error, and `failed` (default 1) the exit code. */
export async function runCommand(command: () => void | Promise<void>, failed = 1): Promise<void> {
  process.stdout.on('error', closed);
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = failed;
  }
}

/** Whoever reads has seen enough (`… | head`): no failure. */
function closed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
