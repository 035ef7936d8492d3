import { type HtmlNode, parseHtml } from './html-tree.ts';

/** Characters with their reading behind them, `東京 (とうきょう)`, so that a search finds both. */
export function rubyText(ruby: string): string {
  const nodes = parseHtml(ruby);
  const reading = partIn(nodes, true).trim();
  const base = partIn(nodes, false).trim();
  return reading === '' ? base : `${base} (${reading})`;
}

function partIn(nodes: readonly HtmlNode[], isReading: boolean): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return isReading ? '' : node.replace(/\s+/g, ' ');
      if (node.name === 'rp') return '';
      return node.name === 'rt' ? (isReading ? partIn(node.children, false) : '') : partIn(node.children, isReading);
    })
    .join('');
}
