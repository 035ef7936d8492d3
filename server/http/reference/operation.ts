import type { z } from 'zod';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import type { Scope } from '../../../shared/domain/scope.ts';

/** A schema under the name that it has in the reference. */
export interface Named {
  name: string;
  schema: z.ZodType;
}

/** What is answered when all went well; without `schema` there is a body of that type, or none. */
interface Answer {
  says: string;
  schema?: Named;
  /** `application/json` when there is a schema and nothing else is said. */
  type?: string;
}

interface Body {
  /** By content type; `text` is a body that no schema describes. */
  types: Record<string, Named | 'text'>;
  optional?: boolean;
}

/** One call of the API, described beside the schemas that it is checked with. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express has it, under `/api/v1`, or at the root. */
  path: string;
  atRoot?: boolean;
  id: string;
  tag: string;
  summary: string;
  /** Whose key it needs; `reader` is the cookie of whoever has chosen a name. */
  who: 'anyone' | 'reader' | Scope;
  query?: z.ZodType;
  headers?: ('Idempotency-Key' | 'Last-Event-ID')[];
  body?: Body;
  answers: Record<number, Answer>;
  /** Beside those that every call of its kind may be refused with. */
  errors?: ErrorCode[];
}

export const JSON_TYPE = 'application/json';

/** A JSON body that this schema checks. */
export function json(name: string, schema: z.ZodType, options: { optional?: boolean } = {}): Body {
  return { types: { [JSON_TYPE]: { name, schema } }, ...options };
}

/** An answer in JSON. */
export function answer(says: string, name: string, schema: z.ZodType): Answer {
  return { says, schema: { name, schema } };
}
