import { number, plural } from './number-text.ts';

/** "7 publishers, 2 independent"; without the second part when all are independent, or nobody knows. */
export function publishersText(publishers: number, independent: number | undefined): string {
  const all = plural(publishers, 'publisher', 'publishers');
  if (independent === undefined || independent >= publishers) return all;
  return `${all}, ${number.format(independent)} independent`;
}
