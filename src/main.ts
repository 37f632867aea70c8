import './kernel/boot.ts';

// Not at the top: what stands there is loaded before the first line has run.
const { start } = await import('./start.ts');
await start();
