import { inputSchema } from '../../server/http/reference/json-schemas.ts';
import type { Operation } from '../../server/http/reference/operation.ts';
import { parametersOf } from '../../server/http/reference/parameters.ts';

type Schema = Record<string, unknown>;

export interface HostileRequest {
  /** The call, the string of it that is hostile, and which text it is. */
  about: string;
  method: string;
  address: string;
  headers: Record<string, string>;
  body?: string;
  /** True when the text is one that nothing may take. */
  isUnstorable: boolean;
}

/** Texts at which programs have failed, by name. */
export const HOSTILE: Record<string, string> = {
  nul: 'a\0b',
  'lone high surrogate': 'a\ud800',
  'lone low surrogate': '\udc00a',
  'a pair over the 64th unit': `${'a'.repeat(63)}𐌰𐌰 tail`,
  'a mark over the 64th unit': `${'a'.repeat(63)}e\u0301 tail`,
  'a family over the 64th unit': `${'東'.repeat(60)}👨‍👩‍👧‍👦 tail`,
  'turned text': '\u202eabc\u2066def\u200f',
  'what XML cannot hold': 'a\u0001\u000b\ufffe\uffffb',
};
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Every request to a call in which one string, or one name of a field, is hostile, and all else is right. */
export function* hostileRequests(operation: Operation, id: string): Generator<HostileRequest> {
  const parameters = parametersOf(operation) as unknown as { name: string; in: string; schema: Schema }[];
  const body = bodyOf(operation, id);
  const sample = (place: string): Record<string, unknown> =>
    Object.fromEntries(
      parameters.filter((it) => it.in === place).map(({ name, schema }) => [name, sampleOf(schema, id)]),
    );
  const right = { path: sample('path'), query: {}, header: {} };
  for (const [name, text] of Object.entries(HOSTILE)) {
    const isUnstorable = UNSTORABLE.test(text);
    const about = (slot: string): string => `${operation.id}: ${slot} is ${name}`;
    for (const parameter of parameters) {
      const parts = { ...right, [parameter.in]: { ...right[parameter.in as 'path'], [parameter.name]: text } };
      // An address and a header cannot carry half a pair.
      const isSent = isUnstorable && text.includes('\0') && parameter.in !== 'header';
      yield requestOf(operation, { ...parts, body }, about(`${parameter.in} ${parameter.name}`), isSent);
    }
    for (const [slot, value] of variants(body, text)) {
      yield requestOf(operation, { ...right, body: value }, about(`body ${slot}`), isUnstorable);
    }
  }
}

function requestOf(
  operation: Operation,
  parts: {
    path: Record<string, unknown>;
    query: Record<string, unknown>;
    header: Record<string, unknown>;
    body: unknown;
  },
  about: string,
  isUnstorable: boolean,
): HostileRequest {
  const path = operation.path.replace(/:(\w+)/g, (_match, name) => encode(String(parts.path[name])));
  const query = Object.entries(parts.query).map(([name, value]) => `${name}=${encode(String(value))}`);
  const headers = Object.entries(parts.header).map(([name, value]) => [
    name,
    String(value).replace(/[^\x20-\x7e]/g, '?'),
  ]);
  return {
    about,
    method: operation.method.toUpperCase(),
    address: `${operation.atRoot ? '' : '/api/v1'}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: { ...Object.fromEntries(headers), 'Content-Type': 'application/json' },
    ...(parts.body !== undefined && operation.method !== 'get' && { body: JSON.stringify(parts.body) }),
    isUnstorable,
  };
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function bodyOf({ body }: Operation, id: string): unknown {
  const named = Object.values(body?.types ?? {}).find((type) => type !== 'text');
  return named ? sampleOf(inputSchema(named.schema), id) : undefined;
}

/** A value that follows a JSON Schema, with every field that it names. */
function sampleOf(schema: Schema, id: string): unknown {
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return sampleOf(choices[0] ?? {}, id);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'object') {
    const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, id)]));
  }
  if (schema.type === 'array') return [sampleOf((schema.items ?? {}) as Schema, id)];
  if (schema.type === 'integer' || schema.type === 'number') return Number(schema.minimum ?? 10) || 10;
  if (schema.type === 'boolean') return false;
  return sampleText(schema, id);
}

function sampleText({ format, pattern }: Schema, id: string): string {
  if (format === 'uuid') return id;
  if (format === 'date-time') return new Date().toISOString();
  if (format === 'uri') return 'https://push.example/in';
  if (String(pattern).includes('2[0-3]')) return '22:00';
  if (String(pattern).includes('\\d{1,15}')) return '1';
  // A word, a name, a language, a key, and a time zone.
  return 'UTC';
}

/** The same value with one of its strings, or the name of one more field, replaced, each with its place. */
function* variants(value: unknown, text: string, place = ''): Generator<[string, unknown]> {
  if (typeof value === 'string') yield [place, text];
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      for (const [where, changed] of variants(part, text, `${place}.${index}`))
        yield [where, value.with(index, changed)];
    }
  } else if (typeof value === 'object' && value !== null) {
    yield [`${place} {}`, { ...value, [text]: text }];
    for (const [name, part] of Object.entries(value)) {
      for (const [where, changed] of variants(part, text, `${place}.${name}`))
        yield [where, { ...value, [name]: changed }];
    }
  }
}
