/** Half of a surrogate pair: with the flag `u`, whole pairs are not seen. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** What neither `text` nor `jsonb` of Postgres can hold. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** The first thing in a text that Postgres cannot store, in words; undefined when there is nothing. */
export function findUnstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'the character U+0000';
  return LONE_SURROGATE.test(text) ? 'half of a surrogate pair' : undefined;
}

/** The text without what Postgres cannot store: U+0000 and lone surrogates. */
export function dropUnstorable(text: string): string {
  return findUnstorable(text) === undefined ? text : text.replace(UNSTORABLE, '');
}

/** The text with U+FFFD in the place of what Postgres cannot store. */
export function markUnstorable(text: string): string {
  return findUnstorable(text) === undefined ? text : text.replace(UNSTORABLE, '\ufffd');
}

/** The text as a part of an address, U+FFFD for lone surrogates. Unlike `encodeURIComponent`, it never throws. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));
}
