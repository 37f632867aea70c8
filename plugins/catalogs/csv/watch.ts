import { realpath, stat } from 'node:fs/promises';

/** Tells versions of a file apart; see `fileVersion`. */
export type FileVersion = string;

/**
 * Which version of the file is there: its place after all symlinks, identity, size and time. Read through the symlinks on
 * purpose: Kubernetes publishes a ConfigMap by swapping `..data`, which a watch on the file itself never sees.
 */
export async function fileVersion(file: string): Promise<FileVersion> {
  try {
    const target = await realpath(file);
    const { ino, size, mtimeNs } = await stat(target, { bigint: true });
    return [target, ino, size, mtimeNs].join('|');
  } catch {
    return 'absent'; // gone or unreadable is a version too: the next load says why
  }
}

/** Looks at a file again and again. */
export interface FileWatch {
  /** True, once per version, when the file is not the `known` one and has stopped changing since the look before. */
  look(): Promise<boolean>;
}

/** `known` is the version that was loaded last; undefined before the first load. */
export function watchVersions(file: string, known: () => FileVersion | undefined): FileWatch {
  let reported: FileVersion | undefined;
  let before: FileVersion | undefined;
  return {
    async look() {
      const now = await fileVersion(file);
      const settled = now === before;
      before = now;
      if (now === known()) reported = undefined;
      if (!settled || now === reported || now === known()) return false;
      reported = now;
      return true;
    },
  };
}
