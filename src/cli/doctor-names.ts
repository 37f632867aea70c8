import { type Finding, warning } from './doctor-finding.ts';

/** Shorter names are like too many others. */
const SHORTEST = 6;

/** A warning for each variable that is set, is not a setting, and is one typo away from one: `BLINKY_API_KEY`, `MICROSOFT_APP_ID`. */
export function checkNames(set: readonly string[], settings: readonly string[]): Finding[] {
  const known = new Set([...settings, ...settings.map((name) => `${name}_FILE`)]);
  const strange = [...new Set(set)].filter((name) => name.length >= SHORTEST && !known.has(name));
  return strange.flatMap((name) => {
    const meant = [...known].find((other) => isLike(bare(name), bare(other)));
    return meant === undefined ? [] : warning('host', `${name} is set and is no setting`, `rename it if you mean ${meant}`);
  });
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Whether two names are the same but for at most one letter that is missing, added or another. */
function isLike(a: string, b: string): boolean {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  return restA === restB || restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1);
}
