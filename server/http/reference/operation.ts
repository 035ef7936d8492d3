import type { z } from 'zod';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import type { Scope } from '../../../shared/domain/scope.ts';

/** A schema and its name in the reference. */
export interface Named {
  name: string;
  schema: z.ZodType;
}

/** A successful answer; without `schema`, its body is of `type`, or there is none. */
interface Answer {
  says: string;
  schema?: Named;
  /** Default: `application/json` when there is a schema. */
  type?: string;
}

interface Body {
  /** By content type; `text` is a body without a schema. */
  types: Record<string, Named | 'text'>;
  optional?: boolean;
}

/** One call of the API, described with the same schemas that validate it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** An Express path below `/api/v1`, or at the root. */
  path: string;
  atRoot?: boolean;
  id: string;
  tag: string;
  summary: string;
  /** Who may call it: a key's scope, or `reader` for the cookie of a reader with a name. */
  who: 'anyone' | 'reader' | Scope;
  /** Operators may call it, too. */
  orOperator?: true;
  query?: z.ZodType;
  headers?: ('Idempotency-Key' | 'Last-Event-ID')[];
  body?: Body;
  answers: Record<number, Answer>;
  /** Errors beyond those that every call of its kind may have. */
  errors?: ErrorCode[];
}

export const JSON_TYPE = 'application/json';

/** A JSON body that this schema validates. */
export function json(name: string, schema: z.ZodType, options: { optional?: boolean } = {}): Body {
  return { types: { [JSON_TYPE]: { name, schema } }, ...options };
}

export function answer(says: string, name: string, schema: z.ZodType): Answer {
  return { says, schema: { name, schema } };
}
