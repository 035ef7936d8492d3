import { createHmac, timingSafeEqual } from 'node:crypto';

const VALID_MS = 3_600_000;

/** Whose changes a socket may hear of. */
export interface TicketHolder {
  readerId: string;
  deviceId: string;
}

/** A ticket that subscribes a socket to a reader's changes; the socket has no cookie of its own. */
export function makeTicket(secret: string, { readerId, deviceId }: TicketHolder, now = Date.now()): string {
  const said = `${readerId}.${deviceId}.${now + VALID_MS}`;
  return `${said}.${sign(secret, said)}`;
}

/** Who holds a ticket; undefined for one that is forged or too old. */
export function readTicket(secret: string, ticket: string, now = Date.now()): TicketHolder | undefined {
  const [readerId = '', deviceId = '', until = '', signature = ''] = ticket.split('.');
  const expected = Buffer.from(sign(secret, `${readerId}.${deviceId}.${until}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected) || Number(until) < now) return undefined;
  return { readerId, deviceId };
}

function sign(secret: string, said: string): string {
  return createHmac('sha256', secret).update(`reader-ticket ${said}`).digest('base64url');
}
