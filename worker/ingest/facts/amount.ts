const DIGITS_MAX = 15;

/**
 * A number by the customs of its language: `1.200` is 1200 in German and 1.2 in English. Undefined for what is no number:
 * a date, an address, an identifier.
 */
export function amountOf(written: string, language: string): number | undefined {
  const parts = written.split(/[.,'’\s]/u);
  const marks = written.match(/[.,'’\s]/gu) ?? [];
  const digits = parts.join('');
  if (digits.length > DIGITS_MAX) return undefined;
  const last = marks.at(-1);
  if (last === undefined) return Number(digits);
  const point = language === 'en' ? '.' : ',';
  const isWhole = marks.every((mark) => mark === last) && parts.slice(1).every(isGroup);
  if (isWhole && (last !== point || marks.length > 1)) return Number(digits);
  const isDecimal = (last === '.' || last === ',') && !marks.slice(0, -1).includes(last);
  const fraction = parts.pop();
  return isDecimal && parts.slice(1).every(isGroup) ? Number(`${parts.join('')}.${fraction}`) : undefined;
}

function isGroup(part: string): boolean {
  return part.length === 3;
}
