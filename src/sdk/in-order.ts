/** Runs the steps of one key one after the other, in the order asked; other keys go on meanwhile. The caller hears of a failure, the next in line does not. */
export type InOrder = <T>(key: string, step: () => Promise<T>) => Promise<T>;

const ready = Promise.resolve();

/** One line of waiting steps per key; a key without any costs nothing. */
export function inOrder(): InOrder {
  const last = new Map<string, Promise<void>>();
  return (key, step) => {
    // Never at once: a step that throws would throw at its caller, and one that asks for another would have it run within itself.
    const done = (last.get(key) ?? ready).then(step);
    const settled: Promise<void> = done.then(ignore, ignore).then(() => void (last.get(key) === settled && last.delete(key)));
    last.set(key, settled);
    return done;
  };
}

function ignore(): void {}
