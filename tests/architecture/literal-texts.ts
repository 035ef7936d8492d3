import { parseSync, Visitor } from 'vite';

/** Attributes that people read or hear. */
const READ =
  /^(?:aria-(?:label|description|valuetext|placeholder|roledescription)|title|placeholder|alt|label|summary)$/;
const LETTERS = /\p{L}{2}/u;
/** A capital, and words after it: a sentence, and no name, path or selector. */
const SENTENCE = /^\p{Lu}[\p{L}’']*,? (?:[\p{L}’'-]+[ .,:…?!]*)+$/u;

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Texts for people that stand in the code of the page: in elements, in attributes, or anywhere as a sentence. */
export function literalTextsIn(path: string, text: string): string[] {
  const found = new Map<number, string>();
  const errors: Node[] = [];
  const add = (node: Node, said: string): void => {
    found.set(node.start, `${path}:${text.slice(0, node.start).split('\n').length} ${said.trim().slice(0, 80)}`);
  };
  const strings: Node[] = [];
  new Visitor({
    JSXText(node) {
      if (LETTERS.test(node.value)) add(node as unknown as Node, node.value);
    },
    JSXAttribute(node) {
      const { name, value } = node as unknown as { name: Node; value: Node | null };
      if (value && READ.test(String(name.name))) for (const each of literalsOf(value)) add(each, textOf(each));
    },
    JSXElement(node) {
      for (const child of node.children as unknown as Node[])
        if (child.type === 'JSXExpressionContainer') for (const each of literalsOf(child)) add(each, textOf(each));
    },
    NewExpression(node) {
      // Errors are for developers and logs; what the page shows of a failure goes by its code.
      if (/(?:Error|Failure)$/.test(String((node.callee as unknown as Node).name)))
        errors.push(node as unknown as Node);
    },
    Literal(node) {
      strings.push(node as unknown as Node);
    },
    TemplateElement(node) {
      strings.push(node as unknown as Node);
    },
  }).visit(parseSync(path, text).program);
  for (const node of strings) {
    const isInError = errors.some(({ start, end }) => start <= node.start && node.end <= end);
    if (!isInError && SENTENCE.test(textOf(node))) add(node, textOf(node));
  }
  return [...found.values()];
}

/** The strings that an expression may give. */
function literalsOf(node: Node): Node[] {
  const inside = (...names: string[]): Node[] => names.flatMap((name) => literalsOf(node[name] as Node));
  switch (node.type) {
    case 'Literal':
      return LETTERS.test(textOf(node)) ? [node] : [];
    case 'TemplateLiteral':
      return (node.quasis as Node[]).filter((each) => LETTERS.test(textOf(each)));
    case 'JSXExpressionContainer':
      return inside('expression');
    case 'ConditionalExpression':
      return inside('consequent', 'alternate');
    case 'LogicalExpression':
      return inside('left', 'right');
    default:
      return [];
  }
}

function textOf(node: Node): string {
  if (node.type === 'TemplateElement') return String((node.value as { raw: string }).raw);
  return typeof node.value === 'string' ? node.value : '';
}
