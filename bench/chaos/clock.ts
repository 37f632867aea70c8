// Loaded into a replica before anything else: at SIGUSR2 its wall clock jumps an hour ahead, at the next one back.
const HOUR_MS = 3_600_000;
const RealDate = Date;
let offset = 0;

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
} as DateConstructor;

process.on('disconnect', () => process.exit(1)); // no replica outlives a benchmark that was killed

process.on('SIGUSR2', () => {
  offset = offset === 0 ? HOUR_MS : 0;
});
