import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import {
  type Alert,
  type AlertMade,
  type AlertOffer,
  type AlertWishes,
  alertInSchema,
  alertWishesSchema,
} from '../../../shared/contract/alert-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import {
  type AlertAddress,
  deleteAlertAddress,
  findManaged,
  lockAlertUsage,
  putAlertWishes,
  readAlertWishes,
} from '../../../shared/node/db/alert/address-store.ts';
import { addPlainMessage, countTests, listAlertDeliveries } from '../../../shared/node/db/alert/message-store.ts';
import { inTransaction, type Queryable } from '../../../shared/node/db/database.ts';
import { addAddress } from '../alerts/add-address.ts';
import { checkAlertAddress, offeredKinds } from '../alerts/check-address.ts';
import { hashToken, managedAddress } from '../alerts/manage-token.ts';
import { BYTES_MAX, wishesBytes } from '../alerts/wishes-bytes.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { addressMark } from '../request/request-address.ts';

const DELIVERIES_SHOWN = 10;
const TESTS_A_MINUTE = 3;
const TESTS_A_DAY = 20;
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 3_600;

/** `GET /alerts`: the kinds of addresses that alerts may be sent to. */
export function getAlertOffer({ alerts }: HttpContext): RequestHandler {
  return (_req, res) => {
    const kinds = offeredKinds(alerts);
    res.json({ kinds, ntfyHosts: kinds.length === 0 ? [] : [...alerts.ntfyHosts] } satisfies AlertOffer);
  };
}

/** `POST /alerts`: adds an address, which is asked to confirm; only this answer shows its token. */
export function postAlert({ db, alerts, readerSecret }: HttpContext): RequestHandler {
  return async (req, res) => {
    const input = parseOr('validation_failed', alertInSchema, jsonBody(req));
    const address = checkAlertAddress(input, alerts);
    const bytes = wishesBytes(input);
    const owner = addressMark(req, readerSecret);
    const { id, token, secret } = await addAddress(db, input, { owner, bytes, address, hashKey: readerSecret });
    const made = await findManaged(db, id, hashToken(token));
    if (!made) throw new Error(`the address ${id} disappeared while it was added`);
    const answer = await describe(db, made);
    res.status(201).json({ ...answer, token, ...(input.kind === 'webhook' && { secret }) } satisfies AlertMade);
  };
}

/** `GET /alerts/:id`: an address; needs its token. */
export function getAlert({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(await describe(db, await managedAddress(db, req)));
  };
}

/** `PUT /alerts/:id`: replaces an address's rules, mutes and quiet hours. */
export function putAlert({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const address = await managedAddress(db, req);
    const wishes: AlertWishes = parseOr('validation_failed', alertWishesSchema, jsonBody(req));
    const bytes = wishesBytes(wishes);
    await inTransaction(db, async (tx) => {
      const usage = await lockAlertUsage(tx, address.owner, address.id);
      if (usage.bytes + bytes > BYTES_MAX) {
        throw new NewswireError('too_many_alerts', 'Your network cannot have more rules and mutes.', [], DAY_SECONDS);
      }
      await putAlertWishes(tx, address.id, bytes, wishes);
    });
    res.json(await describe(db, await managedAddress(db, req)));
  };
}

/** `POST /alerts/:id/test`: sends a test to a confirmed address. */
export function postAlertTest({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const address = await managedAddress(db, req);
    if (address.confirmedAt === null) throw new NewswireError('alert_unconfirmed');
    const tests = await countTests(db, address.id);
    if (tests.day >= TESTS_A_DAY) throw tooManyTests('a day', DAY_SECONDS);
    if (tests.minute >= TESTS_A_MINUTE) throw tooManyTests('a minute', MINUTE_SECONDS);
    await addPlainMessage(db, { id: newId(), addressId: address.id, kind: 'test' });
    res.status(202).json(await describe(db, address));
  };
}

/** `DELETE /alerts/:id`: ends the alerts to an address and forgets it. */
export function removeAlert({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { id } = await managedAddress(db, req);
    await deleteAlertAddress(db, id);
    res.status(204).end();
  };
}

async function describe(db: Queryable, { id, kind, address, ...rest }: AlertAddress): Promise<Alert> {
  const [wishes, deliveries] = [await readAlertWishes(db, id), await listAlertDeliveries(db, id, DELIVERIES_SHOWN)];
  const standing = rest.confirmedAt === null ? 'unconfirmed' : 'active';
  return {
    ...{ id, kind, address, state: rest.ended === null ? standing : 'ended' },
    ...(rest.ended !== null && { reason: rest.ended }),
    ...wishes,
    ...{ createdAt: rest.createdAt.toISOString(), deliveries },
  };
}

function tooManyTests(how: string, seconds: number): NewswireError {
  return new NewswireError('too_many_alerts', `An address cannot have more tests ${how}.`, [], seconds);
}
