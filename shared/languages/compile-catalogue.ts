import { compileMessage, type Parameter, parametersOf } from './compile-message.ts';

/** Messages by their names, in groups; `@name` beside a message declares its parameters. */
export interface Catalogue {
  [name: string]: string | string[] | Catalogue;
}

/** A catalogue as a JavaScript module whose default export makes the texts with the tools of a locale. */
export function compileCatalogue(english: Catalogue, translated: Catalogue): string {
  return `export default (t)=>(${codeOf(english, translated, [])})`;
}

/** The names of a group's messages and groups, without the declarations. */
export function namesIn(group: Catalogue): string[] {
  return Object.keys(group).filter((name) => !name.startsWith('@'));
}

/** The parameters of the English message of this name. */
export function declaredParameters(group: Catalogue, name: string): Parameter[] {
  const declared = group[`@${name}`];
  const message = group[name];
  return typeof message === 'string' ? parametersOf(message, typeof declared === 'string' ? declared : undefined) : [];
}

function codeOf(english: Catalogue, translated: Catalogue, path: readonly string[]): string {
  const entries = namesIn(english).map((name) => {
    const at = [...path, name];
    return `${JSON.stringify(name)}:${textOf(english, translated[name], at)}`;
  });
  return `{${entries.join(',')}}`;
}

function textOf(english: Catalogue, translated: Catalogue[string] | undefined, path: readonly string[]): string {
  const name = path.at(-1) ?? '';
  const original = english[name];
  if (typeof original === 'string' && typeof translated === 'string') {
    try {
      return compileMessage(translated, declaredParameters(english, name));
    } catch (error) {
      throw new Error(`${path.join('.')} cannot be compiled`, { cause: error });
    }
  }
  if (Array.isArray(original) && Array.isArray(translated)) return JSON.stringify(translated);
  if (isGroup(original) && isGroup(translated)) return codeOf(original, translated, path);
  throw new Error(`${path.join('.')} is not translated`);
}

/** Whether it is a group of messages. */
export function isGroup(value: Catalogue[string] | undefined): value is Catalogue {
  return typeof value === 'object' && !Array.isArray(value);
}
