/** Runs the steps of one key one after the other, in the order asked; other keys go on meanwhile. The caller hears of a failure, the next in line does not. */
export type InOrder = <T>(key: string, step: () => Promise<T>) => Promise<T>;

/** One line of waiting steps per key; a key without any costs nothing. */
export function inOrder(): InOrder {
  const last = new Map<string, Promise<void>>();
  return (key, step) => {
    const before = last.get(key);
    const done = before === undefined ? step() : before.then(step);
    const settled: Promise<void> = done.then(ignore, ignore).then(() => void (last.get(key) === settled && last.delete(key)));
    last.set(key, settled);
    return done;
  };
}

function ignore(): void {}
