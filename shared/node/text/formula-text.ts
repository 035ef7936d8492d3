import { type HtmlElement, type HtmlNode, parseHtml } from './html-tree.ts';

/** A formula in one line: `e^(kt)`, `a/b`, `√x`. */
export function formulaText(math: string): string {
  return lineOf(parseHtml(math)).replace(/\s+/g, ' ').trim();
}

function lineOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : lineOfElement(node))).join('');
}

function lineOfElement({ name, children }: HtmlElement): string {
  const parts = children.map((child) => lineOf([child]));
  const [base = '', first = '', second = ''] = parts;
  const all = parts.join('');
  switch (name) {
    case 'mfrac':
      return `${grouped(base)}/${grouped(first)}`;
    case 'msup':
      return `${grouped(base)}^${grouped(first)}`;
    case 'msub':
    case 'munder':
      return `${grouped(base)}_${grouped(first)}`;
    case 'msubsup':
    case 'munderover':
      return `${grouped(base)}_${grouped(first)}^${grouped(second)}`;
    case 'msqrt':
      return `√${grouped(all)}`;
    case 'mroot':
      return `${grouped(base)}^(1/${grouped(first)})`;
    case 'mspace':
      return ' ';
    case 'mtd':
      return `${all} `;
    case 'mtr':
      return `${all.trim()}; `;
    default:
      return all;
  }
}

/** Brackets around what is longer than one character. */
function grouped(text: string): string {
  const inside = text.trim();
  return [...inside].length > 1 ? `(${inside})` : inside;
}
