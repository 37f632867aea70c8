import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Preloaded into every measured process: tells what it uses when asked: CPU time (user and system, all threads, in microseconds)
// and memory in bytes; `heap` also what lives after a collection, and how many handles are open.
process.on('message', (message) => {
  const { user, system } = process.cpuUsage();
  const usage = { cpu: user + system, rss: process.memoryUsage.rss() };
  if (message === 'usage') process.send?.(usage);
  if (message === 'heap') process.send?.({ ...usage, heap: liveHeap(), handles: process.getActiveResourcesInfo().length });
});
process.on('disconnect', () => process.exit(1)); // none outlives a benchmark, whatever ended that

function liveHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
