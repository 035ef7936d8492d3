import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { syncInSchema } from '../../../shared/contract/reader-schema.ts';
import type { ReaderAnswer, SyncAnswer } from '../../../shared/contract/reader-shapes.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { deleteReader as removeReader, setCommenter } from '../../../shared/node/db/reader/reader-store.ts';
import { deviceName } from '../../readers/device-name.ts';
import { makeReader } from '../../readers/join-reader.ts';
import { exportReader, readReader } from '../../readers/read-reader.ts';
import { syncItems } from '../../readers/sync-items.ts';
import { makeTicket } from '../../readers/ticket.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { deviceOf, forgetDevice, keepDevice, refuseJoined, requireDevice } from '../request/device.ts';
import { identityOf, keepIdentity } from '../request/identity.ts';
import { addressGroup, addressMark } from '../request/request-address.ts';

/** `GET /reader`: the reader whom this device has joined, if any. */
export function getReader({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const device = await deviceOf(db, req);
    const reader = device && (await readReader(db, { readerId: device.readerId, deviceId: device.id }));
    if (!reader) forgetDevice(req, res);
    res.json({ reader: reader ?? null } satisfies ReaderAnswer);
  };
}

/** `POST /reader`: makes a reader of this browser, so that others can join. */
export function postReader({ db, limits, readerSecret }: HttpContext): RequestHandler {
  return async (req, res) => {
    await refuseJoined(db, req);
    await limits.spend('reader', { address: addressGroup(req) }, quotaTeller(res));
    const token = await makeReader(db, {
      network: addressMark(req, readerSecret),
      commenterId: identityOf(req),
      deviceName: deviceName(req.get('user-agent')),
    });
    keepDevice(req, res, token);
    res.status(201).json({ joined: true });
  };
}

/** `POST /reader/sync`: takes what the device has changed and gives what it does not know. */
export function postSync(context: HttpContext): RequestHandler {
  const { db, readerSecret, history } = context;
  return async (req, res) => {
    const device = await requireDevice(context, req);
    const input = parseOr('validation_failed', syncInSchema, jsonBody(req));
    const synced = await syncItems(db, device.readerId, input);
    if (!synced) throw new NewswireError('device_unknown');
    const { reader, version, whole, items } = synced;
    const own = identityOf(req);
    if (reader.commenterId === null) {
      if (own !== undefined) await setCommenter(db, reader.id, own);
    } else if (own === undefined || input.takeName) keepIdentity(req, res, reader.commenterId);
    const ticket = makeTicket(readerSecret, { readerId: reader.id, deviceId: device.id });
    res.json({ wire: history.wireId, version, now: Date.now(), whole, items, ticket } satisfies SyncAnswer);
  };
}

/** `GET /reader/export`: everything that the server keeps of the reader. */
export function getReaderExport(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const device = await requireDevice(context, req);
    const kept = await exportReader(context.db, { readerId: device.readerId, deviceId: device.id });
    if (!kept) throw new NewswireError('device_unknown');
    res.attachment('newswire-reader.json').json(kept);
  };
}

/** `DELETE /reader`: deletes everything that the server keeps of the reader. */
export function deleteReader(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const device = await requireDevice(context, req);
    await removeReader(context.db, device.readerId);
    forgetDevice(req, res);
    res.status(204).end();
  };
}
