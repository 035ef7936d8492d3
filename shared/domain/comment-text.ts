const CONTROL = /[^\P{Cc}\t\n]/gu;
/** They reverse the direction of surrounding text, even of other people's. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/gu;
/** More marks on one letter than any script uses would cover the lines around it. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const INVISIBLE = /[\p{C}\p{Z}\s\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Normalises a comment for storage: one form of letters and line ends, nothing that disturbs the text around it. */
export function tidyCommentText(text: string): string {
  return tidy(text.replace(/\r\n?/g, '\n'))
    .replace(/(?<![\t ])[\t ]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Normalises a name for storage: one line, single spaces. */
export function tidyName(name: string): string {
  return tidy(name)
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
}

/** Names that look the same at a glance have the same key. */
export function nameKey(name: string): string {
  return tidyName(name)
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{Z}]/gu, '')
    .toLowerCase();
}

/** True when the text has a visible character. */
export function isVisible(text: string): boolean {
  return text.replace(INVISIBLE, '') !== '';
}

/** The length in characters as people count them, not in code units. */
export function countCharacters(text: string): number {
  return [...text].length;
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(CONTROL, '').replace(DIRECTION_OVERRIDES, '').replace(PILED_MARKS, '$1');
}
