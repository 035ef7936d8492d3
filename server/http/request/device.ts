import type { Request, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Database } from '../../../shared/node/db/database.ts';
import { type DeviceRecord, findDevice, noteDeviceSeen } from '../../../shared/node/db/reader/device-store.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import { hashToken } from '../../readers/device-token.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';

const COOKIE = 'newswire_device';
/** Browsers keep no cookie for longer. */
const KEEP_MS = 400 * 24 * 3_600_000;
const SEEN_EVERY_MS = 3_600_000;
const PATH = '/api/';

/** The device that asks; undefined when it has joined nobody or was signed out. */
export async function deviceOf(db: Database, req: Request): Promise<DeviceRecord | undefined> {
  const token: unknown = req.cookies?.[COOKIE];
  return typeof token === 'string' && token !== '' ? findDevice(db, hashToken(token)) : undefined;
}

/** The same, counted against the device's rate limit; throws `device_unknown` when there is none. */
export async function requireDevice(
  { db, limits }: { db: Database; limits: RateLimits },
  req: Request,
): Promise<DeviceRecord> {
  const device = await deviceOf(db, req);
  if (!device) throw new NewswireError('device_unknown');
  await limits.spend('device', { key: device.id }, quotaTeller(req.res));
  if (Date.now() - device.seenAt.getTime() > SEEN_EVERY_MS) await noteDeviceSeen(db, device);
  return device;
}

/** Throws `already_joined` when the device belongs to a reader. */
export async function refuseJoined(db: Database, req: Request): Promise<void> {
  if (await deviceOf(db, req)) throw new NewswireError('already_joined', 'Sign this device out first.');
}

/** Gives the browser its token; scripts cannot read it, and other sites cannot have it sent. */
export function keepDevice(req: Request, res: Response, token: string): void {
  res.cookie(COOKIE, token, { ...optionsFor(req), maxAge: KEEP_MS });
}

/** Takes the token back. */
export function forgetDevice(req: Request, res: Response): void {
  res.clearCookie(COOKIE, optionsFor(req));
}

function optionsFor(req: Request) {
  return { httpOnly: true, sameSite: 'lax', secure: req.secure, path: PATH } as const;
}
