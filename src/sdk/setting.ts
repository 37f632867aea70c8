import { z } from 'zod';

/** A setting that says where a platform's API is; a slash at the end is dropped. */
export function apiUrl(platform: string, url: string) {
  return z
    .url({ protocol: /^https?$/ })
    .default(url)
    .transform((given) => given.replace(/\/+$/, ''))
    .meta({ description: `where the API of ${platform} is (a proxy, tests)` });
}

/** A setting that is a comma list, without blanks around its items; absent: []. */
export function commaList<S extends z.ZodType<unknown, string>>(item: S) {
  return z
    .string()
    .transform((list) => list.split(',').flatMap((entry) => entry.trim() || []))
    .pipe(z.array(item))
    .default([]);
}

/** A required setting that no listing shows; it may come from a file. */
export function secretSetting(description: string, form: { readonly pattern: RegExp; readonly expected: string } = anything) {
  return z.string().regex(form.pattern, `expected ${form.expected}`).meta({ description, secret: true });
}

const anything = { pattern: /./, expected: 'at least one character' };
