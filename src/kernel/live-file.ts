import { statSync } from 'node:fs';

const RECHECK_MS = 1_000;

/**
 * What a file holds, as it stands now: looked at once a second at most, read again when it changed. A new version that
 * cannot be read goes to `onRefused` and the last good one stays, also while the file is missing (as it is for a moment
 * when it is swapped). Throws what `read` throws at the first read.
 */
export function liveFile<T>(path: string, read: (path: string) => T, onRefused: (error: unknown) => void): () => T {
  let value = read(path);
  let version = versionOf(path);
  let checkedAt = performance.now();
  return () => {
    if (performance.now() - checkedAt < RECHECK_MS) return value;
    checkedAt = performance.now();
    const current = versionOf(path);
    if (current === undefined || current === version) return value;
    version = current;
    try {
      value = read(path);
    } catch (error) {
      onRefused(error);
    }
    return value;
  };
}

function versionOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs}/${stats.size}/${stats.ino}`;
}
