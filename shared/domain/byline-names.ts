import { BEGINS_WITH_BY } from './byline-text.ts';

/** Between the last two names, and between any two where several are named. */
const AND = / (?:and|und|et|y|e|&) |;/i;
const COMMA = /,/;

/** The names in a byline such as "By Ada Berg, Tom Lind and Jo Doe"; a comma alone may come before a place. */
export function bylineNames(byline: string): string[] {
  const named = byline.replace(BEGINS_WITH_BY, '');
  const parts = named.split(AND);
  const names = parts.length > 1 ? parts.flatMap((part) => part.split(COMMA)) : parts;
  return names.map((name) => name.trim()).filter((name) => name !== '');
}
