import { setTimeout as delay } from 'node:timers/promises';
import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import { backOffMs } from '../../shared/node/lifecycle/back-off.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { Connection } from '../connection.ts';
import { type ApiProblem, PASSING_STATUSES, readProblem } from './api-problem.ts';

const LONGEST_WAIT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 60_000;
/** Skips the first back-off steps, which start at 100 ms: a restarting server needs longer. */
const BACK_OFF_HEAD_START = 2;

interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`. */
  path: string;
  body?: string | Buffer<ArrayBuffer>;
  contentType?: string;
  accept?: string;
  /** Makes a POST safe to repeat. */
  idempotencyKey?: string;
}

/** A client for one server that retries safe requests a limited number of times. */
export interface ApiClient {
  send<T>(request: ApiRequest): Promise<T>;
  /** The same for a response that is not JSON. */
  sendForText(request: ApiRequest): Promise<string>;
}

export interface ApiClientOptions {
  attempts: number;
  /** Called with the reason before a retry, once while the reason stays the same. */
  onRetry?: (message: string) => void;
}

/** Creates a client for the connection's server. */
export function createApiClient(connection: Connection, options: ApiClientOptions): ApiClient {
  const readJson = <T>(response: Response) => (response.status === 204 ? undefined : response.json()) as Promise<T>;
  return {
    send: <T>(request: ApiRequest) => sendPatiently<T>(connection, request, options, readJson<T>),
    sendForText: (request) => sendPatiently(connection, request, options, (response) => response.text()),
  };
}

type Read<T> = (response: Response) => Promise<T>;

async function sendPatiently<T>(
  connection: Connection,
  request: ApiRequest,
  options: ApiClientOptions,
  read: Read<T>,
): Promise<T> {
  let lastReason = '';
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await sendOnce<T>(connection, request, read);
    if ('answer' in outcome) return outcome.answer;
    const isLast = attempt >= options.attempts || !outcome.passing || !isRepeatable(request);
    if (isLast) throw outcome.error;
    const waitMs = Math.max(0, outcome.waitMs ?? backOffMs(attempt + BACK_OFF_HEAD_START));
    const { message } = outcome.error;
    if (message !== lastReason) options.onRetry?.(`${message}; retrying`);
    lastReason = message;
    await delay(waitMs);
  }
}

type Outcome<T> = { answer: T } | { error: CliError | ApiProblem; passing: boolean; waitMs?: number | undefined };

async function sendOnce<T>(connection: Connection, request: ApiRequest, read: Read<T>): Promise<Outcome<T>> {
  try {
    const response = await fetch(`${connection.url}/api/v1${request.path}`, toInit(connection, request));
    if (response.ok) return { answer: await read(response) };
    const waitMs = parseRetryAfter(response.headers.get('retry-after'), Date.now(), LONGEST_WAIT_MS);
    const passing = PASSING_STATUSES.includes(response.status);
    return { error: await readProblem(response), passing, waitMs };
  } catch (cause) {
    return { error: unreachable(connection.url, cause), passing: true };
  }
}

function toInit(connection: Connection, request: ApiRequest): RequestInit {
  const { method, body, contentType = 'application/json', idempotencyKey } = request;
  return {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    headers: {
      accept: request.accept ?? 'application/json',
      ...(connection.key && { authorization: `Bearer ${connection.key}` }),
      ...(body !== undefined && { 'content-type': contentType }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body }),
  };
}

function isRepeatable({ method, idempotencyKey }: ApiRequest): boolean {
  return method === 'GET' || method === 'PUT' || method === 'DELETE' || idempotencyKey !== undefined;
}

function unreachable(url: string, cause: unknown): CliError {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const why = (inner as NodeJS.ErrnoException)?.code ?? (inner instanceof Error ? inner.message : String(inner));
  return new CliError(EXIT.tryLater, `${url} could not be reached (${why})`, { cause });
}
