import { bullying } from './bullying.ts';
import { crisis } from './crisis.ts';
import { discrimination } from './discrimination.ts';
import { englishCrisis, englishViolence } from './english.ts';
import { exceptions } from './exceptions.ts';
import { harassment } from './harassment.ts';
import { phrases } from './match.ts';
import { selfHarm } from './self-harm.ts';
import { violence } from './violence.ts';

/**
 * What a person writes who suffers, sees or fears harassment, discrimination, violence, self-harm or a crisis: RE2 over
 * folded text (no accents, n for ñ), unanchored, because it may stand anywhere in a message.
 * Keyed by what is offered first: a line to call in a crisis, who deals with it in the company for violence.
 */
export const sensitivePatterns = {
  crisis: [selfHarm, crisis, englishCrisis].flatMap((l) => l.map(phrases)),
  violence: [harassment, bullying, discrimination, violence, englishViolence].flatMap((l) => l.map(phrases)),
} as const;

/** What the patterns are not to see. */
export const sensitiveExceptions: readonly string[] = exceptions.map(phrases);
