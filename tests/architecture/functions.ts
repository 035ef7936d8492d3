import { parseSync, Visitor } from 'vite';

/** A function and its length in lines, from its signature to its closing brace. */
export interface MeasuredFunction {
  name: string;
  lines: number;
}

/** Every function of a file that has a name or is assigned to one, methods too. */
export function functionsIn(path: string, text: string): MeasuredFunction[] {
  const found: MeasuredFunction[] = [];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const add = (name: string, { start, end }: { start: number; end: number }): void => {
    found.push({ name, lines: lineOf(end) - lineOf(start) + 1 });
  };
  new Visitor({
    FunctionDeclaration(node) {
      add(node.id?.name ?? 'default', node);
    },
    VariableDeclarator({ id, init }) {
      if (id.type !== 'Identifier' || !init) return;
      if (init.type === 'ArrowFunctionExpression' || init.type === 'FunctionExpression') add(id.name, init);
    },
    MethodDefinition({ key, value }) {
      add(key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? key.name : 'method', value);
    },
    Property({ key, value }) {
      if (value.type === 'FunctionExpression') add(key.type === 'Identifier' ? key.name : 'method', value);
    },
  }).visit(parseSync(path, text).program);
  return found;
}
