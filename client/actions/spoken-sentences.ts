/** A sentence to be read aloud, and where it stands. */
export interface SpokenSentence {
  text: string;
  range: Range;
}

const BLOCKS = 'p, li, h1, h2, h3, h4, blockquote, dt, dd, figcaption, summary, div';
/** What makes no sense aloud, or is said already: tables, code, formulas, readings beside characters, numbers of pictures. */
const SILENT = 'table, pre, math, rt, rp, .gallery-no, .visually-hidden';

/** The sentences of these elements in the order of their text. */
export function spokenSentences(roots: readonly Element[], language: string | null): SpokenSentence[] {
  const segmenter = sentenceSegmenter(language);
  return roots.flatMap((root) => [...textsByBlock(root).values()].flatMap((nodes) => sentencesOf(nodes, segmenter)));
}

/** Text nodes that are read in one go, by the block that holds them. */
function textsByBlock(root: Element): Map<Element, Text[]> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blocks = new Map<Element, Text[]>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    if (text.parentElement?.closest(SILENT)) continue;
    const block = text.parentElement?.closest(BLOCKS) ?? root;
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }
  return blocks;
}

function sentencesOf(nodes: readonly Text[], segmenter: Intl.Segmenter | undefined): SpokenSentence[] {
  const text = nodes.map(({ data }) => data).join('');
  const segments = segmenter ? [...segmenter.segment(text)] : [{ segment: text, index: 0 }];
  return segments.flatMap(({ segment, index }) => {
    const said = segment.trim();
    if (!/[\p{L}\p{N}]/u.test(said)) return [];
    const from = index + segment.indexOf(said);
    const range = rangeIn(nodes, from, from + said.length);
    return range ? [{ text: said.replace(/\s+/g, ' '), range }] : [];
  });
}

function rangeIn(nodes: readonly Text[], from: number, to: number): Range | undefined {
  const start = placeAt(nodes, from);
  const end = placeAt(nodes, to - 1);
  if (!start || !end) return undefined;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset + 1);
  return range;
}

function placeAt(nodes: readonly Text[], index: number): { node: Text; offset: number } | undefined {
  let before = 0;
  for (const node of nodes) {
    if (index < before + node.length) return { node, offset: index - before };
    before += node.length;
  }
  return undefined;
}

/** Older browsers read block by block. */
function sentenceSegmenter(language: string | null): Intl.Segmenter | undefined {
  if (typeof Intl.Segmenter !== 'function') return undefined;
  return new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' });
}
