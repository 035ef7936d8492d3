/** Half of a surrogate pair; the flag `u` keeps whole pairs from matching. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** What neither `text` nor `jsonb` in Postgres can store. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Describes the first thing in a text that Postgres cannot store; undefined when there is none. */
export function findUnstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'the character U+0000';
  return LONE_SURROGATE.test(text) ? 'half of a surrogate pair' : undefined;
}

/** Removes what Postgres cannot store: U+0000 and lone surrogates. */
export function dropUnstorable(text: string): string {
  return findUnstorable(text) === undefined ? text : text.replace(UNSTORABLE, '');
}

/** Replaces what Postgres cannot store by U+FFFD. */
export function markUnstorable(text: string): string {
  return findUnstorable(text) === undefined ? text : text.replace(UNSTORABLE, '\ufffd');
}

/** Encodes a text as a part of a URL, with U+FFFD for lone surrogates; unlike `encodeURIComponent`, it never throws. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\ufffd'));
}
