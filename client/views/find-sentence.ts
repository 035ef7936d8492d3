const CUT = '…';

/** A sentence by its text, or by how it begins and ends. */
export interface SentenceWords {
  start: string;
  end?: string | undefined;
}

/** The range of a sentence in the text of an element, also of one that was cut with an ellipsis; undefined if it is not there. */
export function findSentence(root: Element, { start, end }: SentenceWords): Range | undefined {
  const { text, places } = readText(root);
  const begins = plain(start);
  const from = text.indexOf(begins);
  if (begins === '' || from < 0) return undefined;
  const ends = plain(end ?? '');
  const last = text.indexOf(ends, from + begins.length);
  const to = last < 0 ? from + begins.length : last + ends.length;
  return rangeOf(places[from], places[to - 1]);
}

interface Place {
  node: Node;
  offset: number;
}

/** The text without spaces, and the place of each character: markup and line breaks make no difference. */
function readText(root: Element): { text: string; places: Place[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: Place[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const written = node.nodeValue ?? '';
    for (let offset = 0; offset < written.length; offset += 1) {
      const character = written.charAt(offset);
      if (character.trim() === '') continue;
      text += character;
      places.push({ node, offset });
    }
  }
  return { text, places };
}

function rangeOf(first: Place | undefined, last: Place | undefined): Range | undefined {
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

function plain(text: string): string {
  return (text.endsWith(CUT) ? text.slice(0, -CUT.length) : text).replace(/\s+/g, '');
}
