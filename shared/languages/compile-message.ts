import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** A parameter of a message and its TypeScript type. */
export interface Parameter {
  name: string;
  type: string;
}

/** Parses an ICU message; throws for one that is not valid. */
export function parseMessage(message: string): MessageFormatElement[] {
  return parse(message, { ignoreTag: true, requiresOtherClause: true });
}

/**
 * The parameters of a message, in the order in which a text takes them. `declared` names them, such as
 * `stories: number, since: string`; without it, a message has one at most, and its use tells its type.
 */
export function parametersOf(message: string, declared: string | undefined): Parameter[] {
  const used = usedIn(parseMessage(message));
  if (declared === undefined) {
    if (used.size > 1) throw new Error(`the order of ${[...used.keys()].join(', ')} is not declared`);
    return [...used].map(([name, type]) => ({ name, type }));
  }
  const parameters = declared.split(',').map((each) => {
    const [name = '', type = 'string'] = each.split(':').map((part) => part.trim());
    return { name, type };
  });
  checkNames(message, parameters);
  return parameters;
}

/** A message as JavaScript: a string, or a function of its parameters. `t` are the tools. */
export function compileMessage(message: string, parameters: readonly Parameter[]): string {
  checkNames(message, parameters);
  const code = codeOf(parseMessage(message), new Map(parameters.map(({ name, type }) => [name, type])), undefined);
  return parameters.length === 0 ? code : `(${parameters.map(({ name }) => name).join(',')})=>${code}`;
}

function checkNames(message: string, parameters: readonly Parameter[]): void {
  const unknown = [...usedIn(parseMessage(message)).keys()].filter((used) =>
    parameters.every(({ name }) => name !== used),
  );
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')} for “${message}”`);
}

/** The names that a message uses, with the types that their use tells. */
export function usedIn(elements: readonly MessageFormatElement[]): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, type: string): void => {
    if ((found.get(name) ?? 'string') === 'string') found.set(name, type);
  };
  for (const element of elements) {
    if (element.type === TYPE.argument) add(element.value, 'string');
    else if (element.type === TYPE.number) add(element.value, 'number');
    else if (element.type === TYPE.select || element.type === TYPE.plural) {
      const type = element.type === TYPE.plural ? 'number' : 'true' in element.options ? 'boolean' : 'string';
      add(element.value, type);
      for (const option of Object.values(element.options)) for (const [name, of] of usedIn(option.value)) add(name, of);
    } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) {
      throw new Error('a message formats no dates and has no tags: pass a text');
    }
  }
  return found;
}

function codeOf(
  elements: readonly MessageFormatElement[],
  types: ReadonlyMap<string, string>,
  counted: string | undefined,
): string {
  const parts = elements.map((element) => {
    if (element.type === TYPE.literal) return JSON.stringify(element.value);
    if (element.type === TYPE.pound) return `t.number(${counted})`;
    if (element.type === TYPE.argument) return formatted(element.value, types.get(element.value) ?? 'string');
    if (element.type === TYPE.number) return formatted(element.value, 'number');
    if (element.type !== TYPE.select && element.type !== TYPE.plural) throw new Error('an unknown element');
    const inside = element.type === TYPE.plural ? element.value : counted;
    const forms = Object.entries(element.options).map(
      ([key, { value }]) => `${JSON.stringify(key.replace(/^=/, ''))}:${codeOf(value, types, inside)}`,
    );
    return `t.pick(${element.value},{${forms.join(',')}})`;
  });
  return parts.length === 0 ? '""' : parts.join('+');
}

function formatted(name: string, type: string): string {
  if (type.includes('[]')) return `t.list(${name})`;
  return type.includes('number') ? `t.number(${name})` : name;
}
