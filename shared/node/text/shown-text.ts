import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { textIn } from './html-tree.ts';

const CHECKED = '☑';
const UNCHECKED = '☐';
/** Parts of a drawing that are not drawn where they stand, or not at all. */
const UNDRAWN = new Set(['defs', 'metadata', 'script', 'style', 'symbol']);
const DRAWN_TEXT = new Set(['desc', 'foreignobject', 'text', 'title']);

/** A ticked or empty box for a checkbox, nothing for other fields. */
export function checkbox({ type, checked }: Record<string, string>): HtmlNode[] {
  if (type?.trim().toLowerCase() !== 'checkbox') return [];
  return [`${checked === undefined ? UNCHECKED : CHECKED} `];
}

/** The text of a meter or a progress bar, else its value. */
export function measure({ value, max }: Record<string, string>, children: readonly HtmlNode[]): HtmlNode[] {
  const text = textIn(children).trim();
  if (text !== '') return [text];
  const share = Number(value) / Number(max ?? 1);
  return Number.isFinite(share) && value ? [`${Math.round(share * 100)} %`] : [];
}

/** The text of the option that a browser shows: the selected one, else the first. */
export function selectedOption(children: readonly HtmlNode[]): HtmlNode[] {
  const options = optionsIn(children);
  const shown = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return shown ? [textIn(shown.children).trim()] : [];
}

function optionsIn(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return node.name === 'optgroup' ? optionsIn(node.children) : node.name === 'option' ? [node] : [];
  });
}

/** The text of a drawing: its title, its description and its labels. */
export function drawingText(svg: HtmlElement): HtmlNode[] {
  if (svg.attributes['aria-hidden'] === 'true') return [];
  const text = textsOf(svg.children, false).join(' ').replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [text];
}

function textsOf(nodes: readonly HtmlNode[], isText: boolean): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return isText ? [node] : [];
    if (UNDRAWN.has(node.name)) return [];
    return textsOf(node.children, isText || DRAWN_TEXT.has(node.name));
  });
}
