import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { joinInSchema } from '../../../shared/contract/reader-schema.ts';
import type { JoinCode } from '../../../shared/contract/reader-shapes.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { deviceName } from '../../readers/device-name.ts';
import { makeJoinCode } from '../../readers/join-code.ts';
import { joinReader, leaveReader } from '../../readers/join-reader.ts';
import { keepSingleUse, takeSingleUse } from '../../readers/single-use.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { forgetDevice, keepDevice, refuseJoined, requireDevice } from '../request/device.ts';
import { pathId } from '../request/path-id.ts';
import { addressGroup } from '../request/request-address.ts';

/** Guesses from everywhere count together, too. */
const EVERYONE = 'everyone';

/** `POST /reader/codes`: a code with which one more device can join, once. */
export function postJoinCode(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    const code = makeJoinCode();
    const expiresAt = await keepSingleUse(context, 'code', code, readerId);
    res.status(201).json({ code, expiresAt: expiresAt.toISOString() } satisfies JoinCode);
  };
}

/** `POST /reader/join`: joins this device to the reader who made the code; nothing of its own is touched. */
export function postJoin(context: HttpContext): RequestHandler {
  const { db, limits } = context;
  return async (req, res) => {
    const { code } = parseOr('validation_failed', joinInSchema, jsonBody(req));
    await refuseJoined(db, req);
    await limits.spend('joinCode', { address: addressGroup(req), key: EVERYONE }, quotaTeller(res));
    const readerId = await takeSingleUse(context, 'code', code);
    const token = readerId && (await joinReader(db, readerId, deviceName(req.get('user-agent'))));
    if (!token) throw new NewswireError('code_unknown');
    keepDevice(req, res, token);
    res.status(201).json({ joined: true });
  };
}

/** `DELETE /reader/devices/:id`: signs a device out; its own browser keeps what it has. */
export function deleteReaderDevice(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const device = await requireDevice(context, req);
    const id = pathId(req);
    if (!(await leaveReader(context.db, device.readerId, id))) {
      throw new NewswireError('not_found', `You have no device ${id}.`);
    }
    if (id === device.id) forgetDevice(req, res);
    res.status(204).end();
  };
}
