import type { z } from 'zod';
import { inputSchema } from './json-schemas.ts';
import type { Operation } from './operation.ts';

type Parameter = Record<string, unknown>;

const SAYS: Record<string, string> = {
  any: 'At least one of these topics',
  all: 'All of these topics',
  none: 'None of these topics',
  publisher: 'One of these publishers',
  section: 'One of these sections',
  lang: 'One of these languages; `en` also holds for `en-GB`',
  priority: 'At least this priority',
  q: 'All of these words; `-word` must not occur',
  before: 'The `next` of the page before',
  after: 'Leaves out what is at or below this place',
  since: 'Begins after this position',
  at: 'The feed as it stood then',
  until: 'Ends at this position',
  follow: 'Goes on live, without an end',
  limit: 'How many at most',
};
const HEADERS = {
  'Idempotency-Key':
    'The same key with the same request is answered the same, with `Idempotent-Replayed: true`, and makes nothing twice',
  'Last-Event-ID': 'The position after which to go on',
};

/** What an operation takes in its path, its query and its headers. */
export function parametersOf({ path, query, headers = [] }: Operation): Parameter[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
  const inHeaders = headers.map((name) => ({
    name,
    in: 'header',
    description: HEADERS[name],
    schema: { type: 'string' },
  }));
  return [...inPath, ...(query ? queryParameters(query) : []), ...inHeaders];
}

function queryParameters(query: z.ZodType): Parameter[] {
  return Object.entries(shapeOf(query)).map(([name, field]) => {
    const list = listOf(field);
    return {
      name,
      in: 'query',
      ...(SAYS[name] && { description: SAYS[name] }),
      ...(!field.safeParse(undefined).success && { required: true }),
      // Values are separated by commas, or the name is repeated.
      ...(list && { style: 'form', explode: false }),
      schema: inputSchema(list ?? field),
    };
  });
}

interface Def {
  type: string;
  in?: z.ZodType;
  out?: z.ZodType;
  innerType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
}

/** The fields of a query's schema, which may be changed into something else afterwards. */
function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const def = defOf(schema);
  const shape = def.shape ?? (def.in && shapeOf(def.in));
  if (!shape) throw new Error(`a query is an object, not ${def.type}`);
  return shape;
}

/** What a list holds after it was taken apart at its commas; undefined for what is no list. */
function listOf(field: z.ZodType): z.ZodType | undefined {
  const def = defOf(field);
  if (def.innerType) return listOf(def.innerType);
  return def.type === 'pipe' && def.out && defOf(def.out).type === 'array' ? def.out : undefined;
}

function defOf(schema: z.ZodType): Def {
  return schema.def as unknown as Def;
}
