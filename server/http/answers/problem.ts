import type { ErrorRequestHandler, Response } from 'express';
import type { Problem } from '../../../shared/contract/http-shapes.ts';
import { ERRORS, NewswireError } from '../../../shared/domain/errors.ts';
import { problemType } from '../../../shared/domain/problem-type.ts';
import { databaseFailure } from '../../../shared/node/db/database-failure.ts';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';
import { announceClose } from '../middleware/discard-body.ts';
import { requestId } from '../middleware/request-id.ts';

/** Sends a problem document (RFC 9457); `instance` is the URL of the rejected submission, if one was recorded. */
export function sendProblem(res: Response, error: NewswireError, instance?: string): void {
  const { status, title } = ERRORS[error.code];
  const problem: Problem = {
    type: problemType(error.code),
    title,
    status,
    code: error.code,
    detail: error.message,
    ...(instance !== undefined && { instance }),
    ...(error.fields.length > 0 && { errors: error.fields }),
  };
  refuse(res, error).type('application/problem+json').send(JSON.stringify(problem));
}

/** Sets the status and the headers that go with it, such as `Retry-After` in seconds. */
export function refuse(res: Response, { code, retryAfterSeconds }: NewswireError): Response {
  const { status, retryable } = ERRORS[code];
  if (retryable) res.set('Retry-After', String(retryAfterSeconds ?? 5));
  // The server does not read the rest of the body.
  if (status === 408) res.set('Connection', 'close');
  announceClose({ req: res.req, res });
  if (status === 401) res.set('WWW-Authenticate', 'Bearer realm="newswire"');
  return res.status(status);
}

/** The one place that turns errors into answers; a 500 reveals nothing to the client. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = asNewswireError(error);
    if (known.code === 'internal') {
      log.error({ err: error, request: requestId(req), method: req.method, path: req.path }, 'a request failed');
    }
    sendProblem(res, known);
  };
}

/** The answer for each kind of database failure: code, detail, and seconds until a retry makes sense. */
const DATABASE_ANSWERS = {
  busy: ['overloaded', 'All connections to the database are in use.', 1],
  away: ['unavailable', 'The database cannot be reached.', 5],
  too_slow: ['took_too_long', 'The query hit its time limit. Ask for less, or try again later.', 5],
} as const;

/** The error as clients may see it. */
export function asNewswireError(error: unknown): NewswireError {
  if (error instanceof NewswireError) return error;
  const failure = databaseFailure(error);
  if (failure) {
    const [code, detail, retryAfterSeconds] = DATABASE_ANSWERS[failure];
    return new NewswireError(code, detail, [], retryAfterSeconds);
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? new NewswireError('bad_request') : new NewswireError('internal');
}
