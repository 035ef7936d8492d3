import { Parser } from 'htmlparser2';
import { ELEMENTS_DEEP_MAX, tooDeep } from './body-limits.ts';

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
}
/** A string is text, without entities. */
export type HtmlNode = string | HtmlElement;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'wbr']);
const ATTRIBUTE_NAME = /^[a-z][\w:.-]*$/;

/** Parses HTML in linear time; throws `validation_failed` when it nests too deeply. Comments are left out. */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const innermost = (): HtmlElement => open.at(-1) ?? root;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (open.length > ELEMENTS_DEEP_MAX) throw tooDeep();
      const element = { name: name.toLowerCase(), attributes, children: [] };
      innermost().children.push(element);
      open.push(element);
    },
    ontext(text) {
      const { children } = innermost();
      const last = children.length - 1;
      // The parser cuts text at entities.
      if (typeof children[last] === 'string') children[last] += text;
      else children.push(text);
    },
    onclosetag() {
      if (open.length > 1) open.pop();
    },
  });
  parser.end(html);
  return root.children;
}

/** Writes nodes as HTML; all text is escaped, whatever element holds it. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? escapeHtml(node) : writeElement(node))).join('');
}

function writeElement({ name, attributes, children }: HtmlElement): string {
  const written = Object.entries(attributes)
    .filter(([attribute]) => ATTRIBUTE_NAME.test(attribute))
    .map(([attribute, value]) => ` ${attribute}="${escapeHtml(value)}"`);
  const tag = `<${name}${written.join('')}>`;
  return VOID.has(name) ? tag : `${tag}${writeHtml(children)}</${name}>`;
}

/** Escapes text for HTML, also inside quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Makes an element. */
export function element(name: string, attributes: Record<string, string>, children: HtmlNode[] = []): HtmlElement {
  return { name, attributes, children };
}

/** The text of nodes, without a separator between elements. */
export function textIn(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textIn(node.children))).join('');
}
