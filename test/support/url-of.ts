import type { ChildProcess } from 'node:child_process';

/** The address that a started Blinky prints. Throws with what it printed instead when it ends without one. */
export async function urlOf(child: ChildProcess): Promise<string> {
  let told = '';
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    told += String(chunk);
    const url = /http:\/\/\S+/.exec(told)?.[0];
    if (url) return url;
  }
  throw new Error(`it did not start: ${told}`);
}
