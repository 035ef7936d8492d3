import { embedLink, httpUrl, isHiddenFrame, linkNodes, pictureObject } from './embed-link.ts';
import { formulaNodes } from './formula.ts';
import { element, type HtmlElement, type HtmlNode, parseHtml, writeHtml } from './html-tree.ts';
import { MATH_DROPPED, MATH_KEPT } from './mathml-elements.ts';
import { pictureNodes } from './picture-nodes.ts';
import { postLink } from './post-link.ts';
import { isCopyOfPicture, isRepeated, isStandIn } from './script-copies.ts';
import { checkbox, drawingText, measure, selectedOption } from './shown-text.ts';

/** Raw text that is parsed again, nested; more is kept as text. */
const PARSES_MAX = 2;
/** Elements in which a link that stands alone becomes a paragraph. */
const BLOCKS = new Set([
  ...['', 'article', 'aside', 'blockquote', 'body', 'center', 'details', 'div', 'figure', 'footer', 'form', 'header'],
  ...['html', 'main', 'section'],
]);
/** Elements that are taken out: what holds for their parent holds for their content. */
const TRANSPARENT = new Set(['canvas', 'font', 'head', 'noembed', 'noframes', 'noscript', 'object', 'slot', 'span']);

/** Where nodes stand. */
interface Context {
  isBlock: boolean;
  isInLink: boolean;
  isInPost: boolean;
  parses: number;
  /** Addresses shown so far, in order, so that copies for readers without scripts are not shown twice. */
  shown: Map<string, number>;
}

/**
 * Replaces what the policy takes out by what it means: formulas by safe ones, players by links, pictures that are loaded
 * late by pictures, drawings by their text. Throws `validation_failed` when the HTML nests too deeply.
 */
export function keepMeaning(html: string): string {
  if (!NEEDED.test(html)) return html;
  const context: Context = { isBlock: true, isInLink: false, isInPost: false, parses: 0, shown: new Map() };
  return writeHtml(keepAll(parseHtml(html), context));
}

/** Begins a tag that needs work; letters that MathML shares with others are cheap to look at. */
const NEEDED =
  /<(?:area|audio|amp-img|bgsound|blockquote|embed|fencedframe|frame|iframe|image|img|input|listing|m|no|object|p(?:icture|laintext|ortal|rogress)|select|svg|textarea|video|xmp)/i;

function keepAll(nodes: readonly HtmlNode[], context: Context): HtmlNode[] {
  const kept: HtmlNode[] = [];
  for (const [index, node] of nodes.entries()) {
    if (typeof node === 'string') kept.push(node);
    else if (isStandIn(node, nodes, index)) continue;
    else if (node.name === 'noscript') kept.push(...withoutScripts(node, nodes, index, context));
    else for (const made of keep(node, context)) kept.push(made);
  }
  return kept;
}

function keep(node: HtmlElement, context: Context): HtmlNode[] {
  const replace = REPLACERS.get(node.name);
  if (replace) return replace(node, context);
  // Outside a formula, its elements mean nothing.
  if (MATH_DROPPED.includes(node.name)) return [];
  if (Object.hasOwn(MATH_KEPT, node.name)) return keepAll(node.children, context);
  const children = keepAll(node.children, inside(node.name, context));
  return [element(node.name, node.attributes, children)];
}

function inside(name: string, context: Context): Context {
  const isBlock = BLOCKS.has(name) || (TRANSPARENT.has(name) && context.isBlock);
  const isInLink = context.isInLink || name === 'a';
  return isBlock === context.isBlock && isInLink === context.isInLink ? context : { ...context, isBlock, isInLink };
}

type Replace = (node: HtmlElement, context: Context) => HtmlNode[];

const REPLACERS: ReadonlyMap<string, Replace> = new Map<string, Replace>([
  ...['audio', 'bgsound', 'embed', 'object', 'video'].map((name): [string, Replace] => [name, player]),
  ...['fencedframe', 'frame', 'iframe', 'portal'].map((name): [string, Replace] => [name, frame]),
  ...['amp-img', 'image', 'img'].map((name): [string, Replace] => [name, picture]),
  ['area', area],
  ['blockquote', quote],
  ['input', ({ attributes }) => checkbox(attributes)],
  ['listing', ({ children }, context) => [element('pre', {}, keepAll(children, { ...context, isBlock: false }))]],
  ['math', formula],
  ['meter', ({ attributes, children }) => measure(attributes, children)],
  ['noembed', ({ children }, context) => parsedAgain(children, context)],
  ['noframes', ({ children }, context) => parsedAgain(children, context)],
  ['picture', pictureWithSources],
  ['plaintext', ({ children }) => [element('pre', {}, children)]],
  ['progress', ({ attributes, children }) => measure(attributes, children)],
  ['select', ({ children }) => selectedOption(children)],
  ['svg', (node) => drawingText(node)],
  ['textarea', ({ children }) => children],
  ['xmp', ({ children }) => [element('pre', {}, children)]],
]);

function player(node: HtmlElement, context: Context): HtmlNode[] {
  const drawn = pictureObject(node);
  if (drawn !== undefined) return picture(element('img', { ...node.attributes, src: drawn }, node.children), context);
  const link = embedLink(node);
  if (!link) return keepAll(node.children, inside('object', context));
  return linked(linkNodes(link, context.isInLink), link.href, context);
}

function frame(node: HtmlElement, context: Context): HtmlNode[] {
  if (isHiddenFrame(node)) return [];
  const link = embedLink(node);
  if (link) return linked(linkNodes(link, context.isInLink), link.href, context);
  const { srcdoc } = node.attributes;
  return parsedAgain(srcdoc ? [srcdoc] : node.children, context);
}

/** A link in a paragraph of its own where it stands between blocks. */
function linked(nodes: HtmlNode[], href: string, context: Context): HtmlNode[] {
  show(href, context);
  return context.isBlock ? [element('p', {}, nodes)] : nodes;
}

function show(address: string, { shown }: Context): void {
  if (!shown.has(address)) shown.set(address, shown.size);
}

/** Raw text of a frame or `noembed`, which is HTML for browsers that cannot show them. */
function parsedAgain(children: readonly HtmlNode[], context: Context): HtmlNode[] {
  return children.flatMap((child) => {
    if (typeof child !== 'string') return keep(child, context);
    if (context.parses >= PARSES_MAX) return [child];
    return keepAll(parseHtml(child), { ...context, parses: context.parses + 1 });
  });
}

function picture(node: HtmlElement, context: Context, sources: readonly HtmlElement[] = []): HtmlNode[] {
  const made = pictureNodes(node, sources);
  for (const shown of made) if (typeof shown !== 'string') show(shown.attributes.src ?? '', context);
  return made;
}

function pictureWithSources({ children }: HtmlElement, context: Context): HtmlNode[] {
  const parts = children.filter((child) => typeof child !== 'string');
  const sources = parts.filter(({ name }) => name === 'source');
  const img = parts.find(({ name }) => name === 'img' || name === 'image');
  if (!img) return sources.length > 0 ? picture(element('img', {}), context, sources) : keepAll(children, context);
  return picture(img, context, sources);
}

/**
 * The content for browsers without scripts. Beside a picture that a script would load, it is that picture once more: one
 * of the two is shown.
 */
function withoutScripts(
  { children }: HtmlElement,
  siblings: readonly HtmlNode[],
  index: number,
  context: Context,
): HtmlNode[] {
  const isCopy = isCopyOfPicture(siblings, index);
  const before = context.shown.size;
  const isShown = (address = ''): boolean => (context.shown.get(address) ?? before) < before;
  const kept = keepAll(children, context);
  return kept.filter((node) => typeof node === 'string' || !isRepeated(node, isCopy, isShown));
}

function area({ attributes }: HtmlElement, context: Context): HtmlNode[] {
  const url = httpUrl(attributes.href);
  if (!url) return attributes.alt ? [attributes.alt] : [];
  return linked(
    linkNodes({ href: url.href, poster: undefined, label: attributes.alt || url.hostname }, context.isInLink),
    url.href,
    context,
  );
}

/** A quoted post of another site, with a link to it if it has none. */
function quote(node: HtmlElement, context: Context): HtmlNode[] {
  const { attributes, children } = node;
  const link = context.isInPost ? undefined : postLink(node);
  const inner = { ...inside('blockquote', context), isInPost: context.isInPost || link !== undefined };
  const kept = keepAll(children, inner);
  const added = link ? linked(linkNodes(link, context.isInLink), link.href, inner) : [];
  return [element('blockquote', attributes, [...kept, ...added])];
}

function formula(node: HtmlElement, context: Context): HtmlNode[] {
  const { formula: shown, rest } = formulaNodes(node);
  return [...shown, ...keepAll(rest, context)];
}
