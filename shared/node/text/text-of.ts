import { limitMarks } from '../../domain/limit-marks.ts';
import { formulaText } from './formula-text.ts';
import { escapeHtml } from './html-tree.ts';
import { rubyText } from './ruby-text.ts';

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const BLOCK =
  /<\/?(?:br|hr|p|div|h[2-4]|[ou]l|li|d[ltd]|blockquote|figure|figcaption|pre|table|caption|tr|details|summary)\b[^<>]*>/g;

/** The text of sanitised HTML, one line per block; formulas and readings beside characters are written in one line. */
export function textOf(sanitisedHtml: string): string {
  const text = replaceElements(replaceElements(sanitisedHtml, 'math', formulaText), 'ruby', rubyText)
    .replace(BLOCK, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return limitMarks(text);
}

/** Replaces each element of this name, from its start tag to the next end tag, by its text. */
function replaceElements(html: string, name: string, toText: (element: string) => string): string {
  const [start, end] = [`<${name}`, `</${name}>`];
  let replaced = '';
  let from = 0;
  for (;;) {
    const at = html.indexOf(start, from);
    const closed = at < 0 ? -1 : html.indexOf(end, at);
    if (closed < 0) return from === 0 ? html : replaced + html.slice(from);
    replaced += html.slice(from, at) + escapeHtml(toText(html.slice(at, closed)));
    from = closed + end.length;
  }
}
