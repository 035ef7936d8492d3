import { cutText } from '../../domain/cut-text.ts';
import { FetchError } from './fetch-error.ts';

const DETAIL_MAX_CHARACTERS = 300;

/** What an operator can act on, by the code of Node's or undici's error, for a server that did not answer. */
const UNREACHABLE: Record<string, string> = {
  ENOTFOUND: 'The host name does not exist.',
  EAI_AGAIN: 'The host name could not be looked up: the name server does not answer.',
  ECONNREFUSED: 'The server refused the connection.',
  ECONNRESET: 'The server closed the connection without an answer.',
  EPIPE: 'The server closed the connection without an answer.',
  EHOSTUNREACH: 'There is no route to the server.',
  ENETUNREACH: 'There is no route to the server’s network.',
  EPROTO: 'The server could not agree on an encrypted connection (TLS).',
  CERT_HAS_EXPIRED: 'The server’s certificate has expired.',
  CERT_NOT_YET_VALID: 'The server’s certificate is not valid yet.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The server’s certificate is signed by itself.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The server’s certificate is signed by an unknown authority.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server does not send the whole chain of its certificate.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The server’s certificate is signed by an unknown authority.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The server’s certificate is for another host name.',
};

/** The same for an answer that came and could not be read. */
const UNREADABLE: Record<string, string> = {
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the answer are larger than 64 KB.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The answer is not as long as it says.',
};

/**
 * The FetchError for whatever a fetch failed with. `hasAnswered` is true once the server has sent the headers of its
 * answer.
 */
export function toFetchError(error: unknown, { signal, hasAnswered }: FetchProgress): FetchError {
  if (error instanceof FetchError) return error;
  const code = codeOf(error);
  if (signal.aborted || /TIMEOUT|ETIMEDOUT/.test(code)) {
    const what = hasAnswered ? 'The server did not finish its answer in time.' : 'The server did not answer in time.';
    return new FetchError('timeout', what, { cause: error });
  }
  const isOtherProtocol = error instanceof Error && error.name === 'HTTPParserError';
  const unreadable = UNREADABLE[code] ?? (isOtherProtocol ? `The answer is not valid HTTP${detail(error)}` : undefined);
  if (unreadable !== undefined) return new FetchError('bad_response', unreadable, { cause: error });
  if (hasAnswered)
    return new FetchError('bad_response', `The answer ended too early${detail(error)}`, { cause: error });
  return new FetchError('network', UNREACHABLE[code] ?? `The server could not be reached${detail(error)}`, {
    cause: error,
  });
}

/** How far a fetch has come. */
export interface FetchProgress {
  signal: AbortSignal;
  hasAnswered: boolean;
}

/** Of an error with several causes, one for each address of the host, the first counts. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && error.code !== undefined) return String(error.code);
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
}

function detail(error: unknown): string {
  return `: ${cutText(error instanceof Error ? error.message : String(error), DETAIL_MAX_CHARACTERS)}.`;
}
