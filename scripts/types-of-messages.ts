import { type Catalogue, declaredParameters, isGroup, namesIn } from '../shared/languages/compile-catalogue.ts';

/** The TypeScript types of an area's texts, from its English messages. */
export function messageTypes(area: string, english: Catalogue): string {
  const groups = namesIn(english).map((name) => `  ${name}: ${typeOf(english[name], '  ')};`);
  const title = `${area.charAt(0).toUpperCase()}${area.slice(1)}Messages`;
  return [
    '/** Written by `node scripts/message-types.mjs` from the English catalogue. */',
    `export interface ${title} {`,
    ...groups,
    '}',
    '',
  ].join('\n');
}

function typeOf(value: Catalogue[string] | undefined, indent: string): string {
  if (Array.isArray(value)) return `readonly [${value.map(() => 'string').join(', ')}]`;
  if (!isGroup(value)) return 'string';
  const inner = `${indent}  `;
  const lines = namesIn(value).map((name) => `${inner}${keyOf(name)}: ${textType(value, name, inner)};`);
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function textType(group: Catalogue, name: string, indent: string): string {
  const parameters = declaredParameters(group, name);
  if (parameters.length === 0) return typeOf(group[name], indent);
  return `(${parameters.map(({ name: each, type }) => `${each}: ${type}`).join(', ')}) => string`;
}

function keyOf(name: string): string {
  return /^[a-z]\w*$/i.test(name) ? name : `'${name}'`;
}
