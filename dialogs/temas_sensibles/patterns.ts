import { crisis } from './crisis.ts';
import { direct } from './direct.ts';
import { violence } from './violence.ts';

/**
 * What a person writes who suffers, sees or fears harassment, discrimination, violence, self-harm or a crisis: RE2 over
 * folded text (no accents, n for ñ), unanchored, because it may stand anywhere in a message.
 * Keyed by what is offered first: a line to call in a crisis, who deals with it in the company for violence.
 */
export const sensitivePatterns = {
  crisis: [...crisis, ...direct.crisis],
  violence: [...violence, ...direct.violence],
} as const;
