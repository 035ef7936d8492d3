import { isIP } from 'node:net';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { checkAddress, checkUrl, type NetworkPolicy, portOf } from '../../../shared/node/net/address-guard.ts';
import { FetchError } from '../../../shared/node/net/fetch-error.ts';

/** Rejects URLs that could never be fetched; only the worker resolves names. Throws `validation_failed`. */
export function checkFeedUrl(raw: string, policy: NetworkPolicy): void {
  try {
    const url = checkUrl(raw);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) checkAddress(host, portOf(url), policy);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    const fields = [{ field: 'url', rule: error.code, detail: error.message }];
    throw new NewswireError('validation_failed', `url: ${error.message}`, fields);
  }
}
