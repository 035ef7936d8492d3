import { alertInSchema, alertWishesSchema } from '../../../shared/contract/alert-schema.ts';
import { alert, alertMade, alertOffer } from './alert-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const ALERTS = 'Alerts';
const CHANGED = answer('The address', 'Alert', alert);
const LIMITS = ['too_many_requests', 'too_many_alerts'] as const;

/** The operations on readers' alert addresses; the answer to `POST /alerts` has an address's token. */
export const ALERT_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/alerts', id: 'getAlertOffer', tag: ALERTS, who: 'anyone' },
    summary: 'The kinds of addresses that alerts may be sent to',
    answers: { 200: answer('What is offered', 'AlertOffer', alertOffer) },
  },
  {
    ...{ method: 'post', path: '/alerts', id: 'addAlert', tag: ALERTS, who: 'anyone' },
    summary: 'Adds an address, which is asked once to confirm; only this answer shows its token',
    body: json('AlertIn', alertInSchema),
    answers: { 201: answer('It is added', 'AlertMade', alertMade) },
    errors: ['alerts_off', ...LIMITS],
  },
  {
    ...{ method: 'get', path: '/alerts/:id', id: 'getAlert', tag: ALERTS, who: 'anyone' },
    summary: 'An address with its last messages; needs its token as `Authorization: Bearer`',
    answers: { 200: CHANGED },
    errors: ['not_found', 'too_many_requests'],
  },
  {
    ...{ method: 'put', path: '/alerts/:id', id: 'changeAlert', tag: ALERTS, who: 'anyone' },
    summary: 'Replaces the rules, mutes and quiet hours of an address; needs its token',
    body: json('AlertWishes', alertWishesSchema),
    answers: { 200: CHANGED },
    errors: ['not_found', ...LIMITS],
  },
  {
    ...{ method: 'post', path: '/alerts/:id/test', id: 'testAlert', tag: ALERTS, who: 'anyone' },
    summary: 'Sends a test to a confirmed address; needs its token',
    answers: { 202: CHANGED },
    errors: ['not_found', 'alert_unconfirmed', ...LIMITS],
  },
  {
    ...{ method: 'delete', path: '/alerts/:id', id: 'removeAlert', tag: ALERTS, who: 'anyone' },
    summary: 'Ends the alerts to an address and forgets it; needs its token',
    answers: { 204: { says: 'It is done' } },
    errors: ['not_found', 'too_many_requests'],
  },
];
