import { limitMarks } from '../../domain/limit-marks.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
/** Marks that could turn the direction of everything after them. */
const BIDI_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/g;
/** One line of text: composed, without control characters, white space folded to single blanks. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/gu, ' ').trim();
}

/** Text of many lines: composed, without control characters, `\n` at line ends. */
export function normaliseText(text: string): string {
  const wellFormed = text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(BIDI_OVERRIDE, '');
  return limitMarks(wellFormed).normalize('NFC');
}

/** A language tag with the case that BCP 47 recommends: `pt-BR`, `zh-Hant`. */
export function normaliseLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    // Well-formed for us but not for ICU ("en-x"): the primary language still helps.
    return tag.slice(0, tag.indexOf('-')).toLowerCase();
  }
}
