import type {
  Alert,
  AlertKind,
  AlertMade,
  AlertOffer,
  AlertWishesRequest,
} from '../../shared/contract/alert-schema.ts';
import { getJson } from './http-client.ts';
import { writeJson } from './write-client.ts';

const ALERTS = '/api/v1/alerts';

/** The kinds of addresses that the server sends alerts to; throws `HttpFailure`. */
export function fetchAlertOffer(): Promise<AlertOffer> {
  return getJson(ALERTS);
}

/** Adds an address, which is asked to confirm; throws `WriteFailure`. */
export function postAlert(kind: AlertKind, address: string, wishes: AlertWishesRequest): Promise<AlertMade> {
  return writeJson('POST', ALERTS, { kind, address, ...wishes });
}

/** An address with its last messages; throws `HttpFailure`. */
export function fetchAlert({ id, token }: { id: string; token: string }): Promise<Alert> {
  return getJson(`${ALERTS}/${id}`, undefined, token);
}

/** Replaces an address's rules, mutes and quiet hours; throws `WriteFailure`. */
export function putAlert({ id, token }: { id: string; token: string }, wishes: AlertWishesRequest): Promise<Alert> {
  return writeJson('PUT', `${ALERTS}/${id}`, wishes, token);
}

/** Sends a test; throws `WriteFailure`. */
export function postAlertTest({ id, token }: { id: string; token: string }): Promise<Alert> {
  return writeJson('POST', `${ALERTS}/${id}/test`, {}, token);
}

/** Ends the alerts to an address; throws `WriteFailure`. */
export function deleteAlert({ id, token }: { id: string; token: string }): Promise<void> {
  return writeJson('DELETE', `${ALERTS}/${id}`, undefined, token);
}
