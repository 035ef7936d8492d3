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
  q: 'A query: words, "phrases", `OR`, `-word`, `topic:` and other fields (QUERY1)',
  before: 'The `next` of the page before',
  after: 'Leaves out everything at or below this position',
  since: 'Begins after this position',
  at: 'The stories as of this time',
  until: 'Ends at this position',
  order: 'Which posts come first',
  from: 'The `next` of the page before',
  post: 'Begins with this post',
  follow: 'Continues with live events, without an end',
  limit: 'How many at most',
};
const HEADERS = {
  'Idempotency-Key':
    'A repeated request with the same key gets the same answer, with `Idempotent-Replayed: true`, and no other effect',
  'Last-Event-ID': 'The position after which to continue',
};

/** The parameters of an operation: path, query and headers. */
export function parametersOf({ path, query, headers = [] }: Operation): Parameter[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' || name === 'post' ? { type: 'string', format: 'uuid' } : { type: 'string' },
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
      // Values are separated by commas, or the parameter is repeated.
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

/** The fields of a query's schema, also when the schema transforms its result. */
function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const def = defOf(schema);
  const shape = def.shape ?? (def.in && shapeOf(def.in));
  if (!shape) throw new Error(`a query is an object, not ${def.type}`);
  return shape;
}

/** The array schema of a comma-separated list; undefined for other fields. */
function listOf(field: z.ZodType): z.ZodType | undefined {
  const def = defOf(field);
  if (def.innerType) return listOf(def.innerType);
  return def.type === 'pipe' && def.out && defOf(def.out).type === 'array' ? def.out : undefined;
}

function defOf(schema: z.ZodType): Def {
  return schema.def as unknown as Def;
}
