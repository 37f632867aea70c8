// Preloaded into every measured process: tells its own CPU time (user and system, all threads, in microseconds) and its memory when asked.
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, rss: process.memoryUsage.rss() });
});

export {};
