import { NewswireError } from '../../shared/domain/errors.ts';
import type { NetworkPolicy } from '../../shared/node/net/address-guard.ts';
import { FetchError, type FetchErrorCode } from '../../shared/node/net/fetch-error.ts';
import { type GuardedFetch, openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import { pictureType } from '../../shared/node/pictures/picture-type.ts';
import { isDemoPicture, readDemoPicture } from './demo-picture.ts';

const BYTES_MAX = 10 * 1_024 * 1_024;
const FETCH_MS = 10_000;
const ACCEPT = 'image/webp,image/avif,image/jpeg,image/png,image/gif;q=0.9';
const RETRY_AFTER_S = 60;

const GONE = new Set([404, 410]);
/** What no later attempt changes. */
const UNUSABLE: Partial<Record<FetchErrorCode, string>> = {
  blocked_address: 'Its address is in a network that is not public.',
  blocked_port: 'Its address has a port that is not allowed.',
  blocked_scheme: 'Its address is not one that is fetched.',
  too_large: 'It is larger than 10 MB.',
  too_many_redirects: 'Its address redirects too often.',
};

/** Fetches originals from the publishers' hosts. */
export interface PictureFetch {
  /**
   * The bytes of a JPEG, PNG, GIF, WebP or AVIF of at most 10 MB. Throws `picture_gone`, `picture_unusable`, or
   * `unavailable` when the host cannot be reached.
   */
  fetch(source: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens the fetcher; it reaches only what the policy allows. */
export function openPictureFetch(policy: NetworkPolicy, publicUrl: string | undefined): PictureFetch {
  const limits = { totalMs: FETCH_MS, headersMs: FETCH_MS, maxBytes: BYTES_MAX };
  const guarded: GuardedFetch = openGuardedFetch({ policy, userAgent: userAgent(publicUrl), ...limits });
  return {
    async fetch(source) {
      if (isDemoPicture(source)) return readDemoPicture(source);
      const { status, body } = await guarded.fetch(source, { headers: { accept: ACCEPT } }).catch(rethrow);
      if (GONE.has(status)) throw new NewswireError('picture_gone', `The publisher's host answered ${status}.`);
      if (status !== 200) throw unavailable(`The publisher's host answered ${status}.`);
      if (pictureType(body) === undefined) throw unusable('It is none of JPEG, PNG, GIF, WebP and AVIF.');
      return body;
    },
    close: () => guarded.close(),
  };
}

/** The error for a picture that will never be shown. */
export function unusable(detail: string): NewswireError {
  return new NewswireError('picture_unusable', detail);
}

function unavailable(detail: string): NewswireError {
  return new NewswireError('unavailable', detail, [], RETRY_AFTER_S);
}

function rethrow(error: unknown): never {
  if (!(error instanceof FetchError)) throw error;
  const detail = UNUSABLE[error.code];
  throw detail === undefined ? unavailable("The publisher's host does not answer.") : unusable(detail);
}
