/** A numeric character reference, escaped any number of times; the last semicolon is often missing. */
const REFERENCE = /&((?:amp;){0,4})#(?:x([\da-f]{1,12})|(\d{1,12}));?/gi;

interface Reference {
  /** `amp;` for each time that the reference was escaped again. */
  escapes: string;
  code: number;
}

/**
 * Rewrites numeric character references as XML 1.0 allows them: two that make a surrogate pair become one, and those to
 * lone surrogates, control characters and beyond Unicode are dropped. Also mends references that were escaped again.
 */
export function mendReferences(text: string): string {
  if (!text.includes('#')) return text;
  let mended = '';
  let end = 0;
  /** The first half of a pair, when it stands directly before. */
  let high: Reference | undefined;
  for (const { 0: whole, 1: escapes = '', 2: hex, 3: decimal, index } of text.matchAll(REFERENCE)) {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const between = text.slice(end, index);
    const isPair = high !== undefined && between === '' && high.escapes === escapes && isLowSurrogate(code);
    mended += between;
    if (isPair && high !== undefined) mended += `&${escapes}#${join(high.code, code)};`;
    else if (isCharacter(code)) mended += whole;
    high = isHighSurrogate(code) ? { escapes, code } : undefined;
    end = index + whole.length;
  }
  return mended + text.slice(end);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function join(high: number, low: number): number {
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

/** XML 1.0, production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
}
