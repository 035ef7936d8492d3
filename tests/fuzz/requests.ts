import fc from 'fast-check';
import { inputSchema } from '../../server/http/reference/json-schemas.ts';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { Operation } from '../../server/http/reference/operation.ts';
import { parametersOf } from '../../server/http/reference/parameters.ts';
import { hostileText, hostileValue } from './hostile.ts';
import { type KnownTexts, valuesOf } from './schema-values.ts';

export interface FuzzRequest {
  id: string;
  method: string;
  address: string;
  headers: Record<string, string>;
  body?: string;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Record<string, unknown>;
}

const TYPES = ['application/json', 'application/x-ndjson', 'application/json; charset=utf-16', 'text/xml', 'a/b', ''];
/** What takes all work away from the others. */
const LEFT_OUT = ['pauseQueue', 'drainQueue'];

/** Requests to any call of the reference, of which most parts are right. */
export function requests(known: KnownTexts): fc.Arbitrary<FuzzRequest> {
  const calls = OPERATIONS.filter(({ id, path }) => !LEFT_OUT.includes(id) && !/pause|drain/.test(path));
  return fc.oneof(...calls.map((operation) => requestsOf(operation, known)));
}

function requestsOf(operation: Operation, known: KnownTexts): fc.Arbitrary<FuzzRequest> {
  const parameters = parametersOf(operation) as unknown as Parameter[];
  const of = (place: Parameter['in']) =>
    fc.record(
      Object.fromEntries(parameters.filter((it) => it.in === place).map((it) => [it.name, valuesOf(it.schema, known)])),
      place === 'path' ? {} : { requiredKeys: [] },
    );
  return fc
    .record({
      inPath: of('path'),
      query: of('query'),
      more: fc.dictionary(hostileText, hostileText, { maxKeys: 1 }),
      headers: of('header'),
      body: bodies(operation, known),
      type: fc.oneof({ weight: 9, arbitrary: fc.constant(TYPES[0]) }, fc.constantFrom(...TYPES)),
    })
    .map(({ inPath, query, more, headers, body, type }) => {
      const isRead = operation.method === 'get';
      return {
        id: operation.id,
        method: operation.method.toUpperCase(),
        address: addressOf(operation, inPath as Record<string, unknown>, { ...more, ...query }),
        headers: { ...headersOf(headers), ...(!isRead && type && { 'Content-Type': type }) },
        ...(!isRead && body !== undefined && { body }),
      };
    });
}

function bodies({ body }: Operation, known: KnownTexts): fc.Arbitrary<string | undefined> {
  const types = Object.values(body?.types ?? {}).filter((type) => type !== 'text');
  const right = types.map(({ schema }) => valuesOf(inputSchema(schema), known).map(textOf));
  return fc.oneof(
    ...right.map((arbitrary) => ({ weight: 8, arbitrary })),
    { weight: 1, arbitrary: hostileValue.map(textOf) },
    { weight: 1, arbitrary: fc.oneof(hostileText, fc.constantFrom('{', '[1,', '{"a":1}\n{"b":', undefined)) },
  );
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function addressOf(operation: Operation, inPath: Record<string, unknown>, query: Record<string, unknown>): string {
  const path = operation.path.replace(/:(\w+)/g, (_match, name) => encode(plain(inPath[name] ?? 'x')).slice(0, 500));
  const asked = Object.entries(query)
    .map(
      ([name, value]) => `${encode(name)}=${encode(Array.isArray(value) ? value.map(plain).join(',') : plain(value))}`,
    )
    .join('&')
    .slice(0, 8_000);
  return `${operation.atRoot ? '' : '/api/v1'}${path}${asked && `?${asked}`}`;
}

/** What is no text may have lost the way to become one. */
function plain(value: unknown): string {
  return typeof value === 'string' ? value : textOf(value);
}

/** Lone surrogates have no encoding. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, '?'));
}

/** What a client library would send at all. */
function headersOf(headers: Record<string, unknown>): Record<string, string> {
  const sendable = Object.entries(headers).map(([name, value]) => [
    name,
    plain(value)
      .replace(/[^\x20-\x7e]/g, '?')
      .trim()
      .slice(0, 3_000),
  ]);
  return Object.fromEntries(sendable);
}
