/** Half of a surrogate pair: with the flag `u`, whole pairs are not seen. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** True when the text holds no half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return text.search(LONE_SURROGATE) < 0;
}

/** The text with U+FFFD in the place of lone surrogates, as `String.prototype.toWellFormed` of newer browsers has it. */
export function toWellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}

/** The text as a part of an address. Unlike `encodeURIComponent`, it never throws. */
export function encodePart(text: string): string {
  return encodeURIComponent(toWellFormed(text));
}
