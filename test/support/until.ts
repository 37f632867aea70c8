/** Lets everything else run until `condition` holds; no time needs to pass for it. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
