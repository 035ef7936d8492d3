/** English writes the symbols that all the world knows, without the plurals and the dots of its locale. */
const SYMBOLS = {
  millisecond: 'ms',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
  kilobyte: 'KB',
  megabyte: 'MB',
  gigabyte: 'GB',
} as const;

/** A number with its unit: `35 ms`, `2,4 Sek.`, `12 分`. */
export function unitText(value: number, unit: keyof typeof SYMBOLS, locale: string): string {
  if (locale.startsWith('en')) return `${value} ${SYMBOLS[unit]}`;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
