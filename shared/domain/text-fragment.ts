import { encodePart } from './well-formed.ts';

const DIRECTIVE = '#:~:text=';
/** More words are named by the first and the last ones. */
const WHOLE_MAX = 10;
const ENDS = 4;
const CUT = '…';

/** The part of an address that leads to a sentence of a page, also to one that was cut with an ellipsis. */
export function textFragment(sentence: string): string {
  const words = sentence.split(/\s+/);
  // The word before an ellipsis may be cut, too.
  if (sentence.endsWith(CUT)) words.pop();
  const parts = words.length > WHOLE_MAX ? [words.slice(0, ENDS), words.slice(-ENDS)] : [words];
  return DIRECTIVE + parts.map((part) => encodePart(part.join(' ')).replaceAll('-', '%2D')).join(',');
}

/** What the fragment of an address leads to: a text, or how it begins and ends; undefined without a fragment of this kind. */
export function textOfFragment(address: string): { start: string; end: string | undefined } | undefined {
  const directive = address.split(DIRECTIVE)[1]?.split('&')[0];
  if (directive === undefined) return undefined;
  try {
    const [start = '', end] = directive.split(',').map(decodeURIComponent);
    return { start, end };
  } catch {
    // A stray percent sign leads nowhere.
    return undefined;
  }
}
