import { cutText } from '../../shared/domain/cut-text.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { FetchAnswer } from '../../shared/node/net/guarded-fetch.ts';

const WHY_MAX_CHARACTERS = 300;

/**
 * How sending went. `later`: try again. `refused`: the receiver does not want this message; `gone`: nor any other.
 * `unknown`: it may have arrived, and must not be sent twice.
 */
export type Outcome =
  | { is: 'sent'; answer?: string }
  | { is: 'later'; why: string; isAnswered?: boolean; retryAfter?: string | undefined }
  | { is: 'refused' | 'gone' | 'unknown'; why: string };

/** The outcome of an HTTP request. */
export function outcomeOf(answer: FetchAnswer): Outcome {
  const { status, headers, body } = answer;
  const why = `The receiver answered ${status}.`;
  if (status >= 200 && status < 300) return { is: 'sent', answer: body.toString('utf8') };
  if (status === 404 || status === 410) return { is: 'gone', why };
  if (status === 429 || status >= 500)
    return { is: 'later', why, isAnswered: true, retryAfter: headers['retry-after'] };
  return { is: 'refused', why };
}

/** The outcome of a request that failed: what never reached the receiver may be sent again. */
export function failureOf(error: unknown, repeatable: boolean): Outcome {
  if (!(error instanceof FetchError)) throw error;
  const why = cutText(error.message, WHY_MAX_CHARACTERS);
  if (error.code === 'network' || error.code === 'timeout' || error.code === 'bad_response') {
    return repeatable || neverSent(error) ? { is: 'later', why } : { is: 'unknown', why };
  }
  return { is: 'refused', why };
}

const BEFORE_CONNECTING = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function neverSent({ cause }: FetchError): boolean {
  const errors: unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  return errors.some(
    (error) => error instanceof Error && 'code' in error && BEFORE_CONNECTING.includes(String(error.code)),
  );
}
