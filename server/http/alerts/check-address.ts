import { isIP } from 'node:net';
import type { AlertIn } from '../../../shared/contract/alert-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { AlertsConfig } from '../../../shared/node/config/alerts-config.ts';
import { checkAddress, checkUrl, isAllowedHost, portOf } from '../../../shared/node/net/address-guard.ts';
import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import { isOneOf } from '../../../shared/node/net/push-services.ts';

const TOPIC = /^\/[-_A-Za-z0-9]{1,64}$/;

/** The kinds of addresses that a server sends alerts to. */
export function offeredKinds({ publicUrl, mail }: AlertsConfig): AlertIn['kind'][] {
  if (publicUrl === undefined) return [];
  return mail === undefined ? ['ntfy', 'webhook'] : ['email', 'ntfy', 'webhook'];
}

/**
 * Validates an address; throws `alerts_off` for a kind that is not offered, and an error that names the rule for a topic
 * on an unknown server, or a webhook that is not public. Returns the address in the form in which it is compared.
 */
export function checkAlertAddress({ kind, address }: AlertIn, config: AlertsConfig): string {
  if (!offeredKinds(config).includes(kind)) throw new NewswireError('alerts_off');
  if (kind === 'email') return address.toLowerCase();
  const url = toUrl(address);
  if (kind === 'webhook') checkWebhook(url, config);
  else if (!isOneOf(url, config.ntfyHosts)) {
    throw refusal('ntfy_host', `must be on one of these servers: ${config.ntfyHosts.join(', ')}`);
  } else if (!TOPIC.test(url.pathname) || url.search !== '' || url.hash !== '') {
    throw refusal('ntfy_topic', 'must be the address of a topic, such as https://ntfy.sh/my-topic');
  }
  return url.href;
}

/** Names are resolved by the worker alone, which then refuses networks that are not public. */
function checkWebhook(url: URL, { policy }: AlertsConfig): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  try {
    if (isIP(host) !== 0) checkAddress(host, portOf(url), policy);
  } catch (error) {
    if (error instanceof FetchError) throw refusal(error.code, error.message);
    throw error;
  }
  if (url.protocol !== 'https:' && !isAllowedHost(host, policy)) throw refusal('https', 'must begin with https://');
}

function toUrl(address: string): URL {
  try {
    return checkUrl(address);
  } catch (error) {
    if (error instanceof FetchError) throw refusal(error.code, error.message);
    throw error;
  }
}

function refusal(rule: string, detail: string): NewswireError {
  return new NewswireError('validation_failed', `address: ${detail}`, [{ field: 'address', rule, detail }]);
}
