import { limitMarks } from '../../domain/limit-marks.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g;
/** Characters that can change the direction of all following text. */
const BIDI_OVERRIDE = /[\u202a-\u202e\u2066-\u2069]/g;
/** Normalises one line: composed, no control characters, white space collapsed to single spaces. */
export function normaliseLine(text: string): string {
  return normaliseText(text).replace(/\s+/gu, ' ').trim();
}

/** Normalises multi-line text: composed, no control characters, line feeds as line ends. */
export function normaliseText(text: string): string {
  const wellFormed = text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(BIDI_OVERRIDE, '');
  return limitMarks(wellFormed).normalize('NFC');
}

/** A language tag in the case that BCP 47 recommends: `pt-BR`, `zh-Hant`. */
export function normaliseLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    // Valid for our schema but not for ICU ("en-x"): keep the primary language.
    return tag.slice(0, tag.indexOf('-')).toLowerCase();
  }
}
