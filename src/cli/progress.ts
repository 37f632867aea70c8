/** A bar on a terminal, a line per tenth elsewhere; always on standard error. The result takes how many are done of `total`. */
export function progressOf(total: number, before = 0): (done: number) => void {
  const { stderr } = process;
  let shown = -1;
  return (done) => {
    const share = (before + done) / Math.max(1, total);
    const tenth = Math.floor(share * 10);
    const text = `${'█'.repeat(Math.round(share * 30)).padEnd(30, '░')} ${before + done}/${total}`;
    if (stderr.isTTY) stderr.write(`\r${text}${share >= 1 ? '\n' : ''}`);
    else if (tenth !== shown) stderr.write(`${text}\n`);
    shown = tenth;
  };
}
