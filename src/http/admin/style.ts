import { createHash } from 'node:crypto';

/** The page's only style sheet; no other source of anything is allowed. */
export const style = `
:root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --line: #dfe3e8; --text: #1c2430; --quiet: #5b6675; --main: #1f5fbf; --good: #12733a; --bad: #b3261e; font: 1rem/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --back: #12161c; --card: #1b2129; --line: #323b47; --text: #e8ecf1; --quiet: #9aa7b6; --main: #7fb0ff; --good: #63d391; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
header, .wide, .cards { grid-column: 1 / -1; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
header p { margin: 0; color: var(--quiet); }
a { color: var(--main); } header a { margin-left: auto; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; min-width: 0; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(5, minmax(0, 1fr)); }
.cards section { padding: .75rem 1rem; } .cards b { display: block; font-size: 1.5rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.quiet, .cards span { color: var(--quiet); font-size: .875rem; } p.quiet { margin: .25rem 0; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
figure { margin: 0; } figcaption { display: flex; justify-content: space-between; margin-bottom: .5rem; font-weight: 600; } .top { color: var(--quiet); font-weight: 400; font-size: .875rem; white-space: nowrap; }
svg { display: block; width: 100%; } figure svg { height: 8rem; } .bars svg { height: .6rem; }
.columns, .fill { fill: var(--main); } .track { fill: var(--line); } .grid { stroke: var(--line); fill: none; vector-effect: non-scaling-stroke; }
.axis { display: flex; justify-content: space-between; color: var(--quiet); font-size: .8rem; margin-top: .25rem; }
table { width: 100%; border-collapse: collapse; font-size: .925rem; } th { text-align: left; font-weight: 500; }
td, th { padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; } th { overflow-wrap: break-word; } tbody tr:first-child > * { border-top: 0; } thead th { color: var(--quiet); font-size: .8rem; border-top: 0; } thead + tbody tr:first-child > * { border-top: 1px solid var(--line); }
td:last-child, th:last-child { padding-right: 0; }
.good, .bad { white-space: nowrap; } .row { width: 8rem; white-space: nowrap; }
.bars th { width: 45%; } .bars td { vertical-align: middle; } .number { width: 4rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bars .number { width: 3.5rem; } .when { width: 7rem; white-space: nowrap; }
@media (max-width: 46rem) { main { grid-template-columns: minmax(0, 1fr); padding: .75rem; gap: .75rem; } .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; } .cards b { font-size: 1.25rem; } header a { margin-left: 0; } .cards section:last-child { grid-column: 1 / -1; } .row { width: 5.5rem; white-space: normal; } .bars th { width: 40%; } .number { width: 2.5rem; } .when { width: 6.5rem; } }
`;

/** For a response that is such a page: no script, no frame, nothing from elsewhere, kept nowhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
