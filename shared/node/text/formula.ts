import { element, type HtmlElement, type HtmlNode, textIn } from './html-tree.ts';
import { MATH_DROPPED, MATH_KEPT, MATH_RENAMED, MATH_TOKENS, MATH_VALUES } from './mathml-elements.ts';

/** HTML that may stand in the text of a formula; it becomes text. All other HTML ends the formula. */
const PHRASES = new Set([
  'a',
  'b',
  'br',
  'code',
  'em',
  'font',
  'i',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'var',
]);
const TEX = /^(?:application\/x-(?:la)?tex|(?:la)?tex|text\/(?:x-)?(?:la)?tex)$/i;

/** Annotations stand in `semantics`, at most in a row around it. */
const ANNOTATION_DEPTH = 2;

/** What follows a formula: nodes that do not belong into it. */
interface Rest {
  nodes: HtmlNode[];
}

/**
 * A formula with only safe MathML in it, and behind it the nodes at which it ends, as browsers end it at HTML. A formula
 * without presentation markup is replaced by its TeX annotation.
 */
export function formulaNodes(math: HtmlElement): { formula: HtmlNode[]; rest: HtmlNode[] } {
  const rest: Rest = { nodes: [] };
  const shown = formulaElement('math', math, rest);
  if (/\S/.test(textIn(shown.children))) return { formula: [shown], rest: rest.nodes };
  const tex = texOf(math);
  return { formula: tex === '' ? [] : [element('code', {}, [tex])], rest: rest.nodes };
}

/** The name under which an element stays in a formula; undefined for one that does not. */
function keptName(name: string): string | undefined {
  if (Object.hasOwn(MATH_RENAMED, name)) return MATH_RENAMED[name];
  return Object.hasOwn(MATH_KEPT, name) ? name : undefined;
}

function formulaElement(name: string, { name: source, attributes, children }: HtmlElement, rest: Rest): HtmlElement {
  const kept = keptAttributes(name, attributes);
  if (source === 'mglyph') return element(name, kept, [attributes.alt ?? '']);
  if (MATH_TOKENS.includes(name)) return element(name, kept, tokenText(children, rest));
  const inside = formulaChildren(children, rest);
  if (source === 'mfenced') return element(name, kept, fenced(inside, attributes));
  // Of alternatives, the first is the one that is shown.
  return element(name, kept, source === 'maction' && rest.nodes.length === 0 ? inside.slice(0, 1) : inside);
}

function formulaChildren(nodes: readonly HtmlNode[], rest: Rest): HtmlNode[] {
  const inside: HtmlNode[] = [];
  for (const node of nodes) {
    if (rest.nodes.length > 0) rest.nodes.push(node);
    else if (typeof node === 'string') {
      if (/\S/.test(node)) inside.push(element('mtext', {}, [node.trim()]));
    } else formulaChild(node, inside, rest);
  }
  return inside;
}

function formulaChild(node: HtmlElement, inside: HtmlNode[], rest: Rest): void {
  const { name, children } = node;
  if (MATH_DROPPED.includes(name)) return;
  const known = name === 'math' ? undefined : keptName(name);
  if (known !== undefined) inside.push(formulaElement(known, node, rest));
  else if (CONTENT_MARKUP.has(name)) inside.push(...contentMarkup(name, children, rest));
  else rest.nodes.push(node);
}

function tokenText(children: readonly HtmlNode[], rest: Rest): HtmlNode[] {
  let text = '';
  for (const node of children) {
    if (rest.nodes.length > 0) rest.nodes.push(node);
    else if (typeof node === 'string') text += node;
    else if (node.name === 'mglyph') text += node.attributes.alt ?? '';
    else if (PHRASES.has(node.name)) text += tokenText(node.children, rest).join('');
    else if (!MATH_DROPPED.includes(node.name)) rest.nodes.push(node);
  }
  return text === '' ? [] : [text];
}

function keptAttributes(name: string, attributes: Record<string, string>): Record<string, string> {
  const allowed = MATH_KEPT[name] ?? [];
  const kept = Object.entries(attributes).filter(
    ([attribute, value]) =>
      attribute === 'dir' ||
      (allowed.includes(attribute) && (MATH_VALUES[attribute] ?? /^[^<>]*$/).test(value.trim().toLowerCase())),
  );
  return Object.fromEntries(kept.map(([attribute, value]) => [attribute, value.trim()]));
}

/** `mfenced`, which browsers no longer draw, with its brackets and separators as operators. */
function fenced(inside: HtmlNode[], { open = '(', close = ')', separators = ',' }: Record<string, string>): HtmlNode[] {
  const signs = [...separators.replace(/\s/g, '')];
  const parts = inside.flatMap((node, index) => {
    const sign = signs[Math.min(index - 1, signs.length - 1)];
    return index === 0 || sign === undefined ? [node] : [operator(sign), node];
  });
  return [operator(open), ...parts, operator(close)];
}

function operator(sign: string): HtmlElement {
  return element('mo', {}, [sign]);
}

/** Elements of content markup, which browsers do not draw: each becomes its name or its content. */
const OPERATORS: Readonly<Record<string, string>> = {
  ...{ plus: '+', minus: '−', times: '×', divide: '/', power: '^', eq: '=', neq: '≠', lt: '<', gt: '>', leq: '≤' },
  ...{ geq: '≥', approx: '≈', in: '∈', and: '∧', or: '∨', not: '¬', sum: '∑', product: '∏', int: '∫', root: '√' },
  ...{ pi: 'π', infinity: '∞', exponentiale: 'e', imaginaryi: 'i', sin: 'sin', cos: 'cos', tan: 'tan', ln: 'ln' },
  ...{ log: 'log', exp: 'exp', max: 'max', min: 'min', diff: 'd', limit: 'lim', factorial: '!', abs: 'abs' },
};
const CONTAINERS = ['apply', 'bind', 'bvar', 'degree', 'lambda', 'list', 'lowlimit', 'uplimit', 'matrix', 'matrixrow'];
const CONTENT_MARKUP = new Set([...Object.keys(OPERATORS), ...CONTAINERS, 'cs', 'set', 'interval', 'vector', 'sep']);

function contentMarkup(name: string, children: readonly HtmlNode[], rest: Rest): HtmlNode[] {
  const sign = OPERATORS[name];
  return [...(sign === undefined ? [] : [operator(sign)]), ...formulaChildren(children, rest)];
}

function texOf(math: HtmlElement): string {
  const found = annotations(math.children, ANNOTATION_DEPTH).find(({ attributes }) =>
    TEX.test(attributes.encoding?.trim() ?? ''),
  );
  return (found ? textIn(found.children) : (math.attributes.alttext ?? '')).trim();
}

function annotations(nodes: readonly HtmlNode[], depth: number): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.name === 'annotation') return [node];
    return depth > 0 ? annotations(node.children, depth - 1) : [];
  });
}
