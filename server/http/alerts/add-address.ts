import { createHmac, randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { AlertIn } from '../../../shared/contract/alert-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { addAlertAddress, lockAlertUsage } from '../../../shared/node/db/alert/address-store.ts';
import {
  type ConfirmationCounts,
  lockConfirmations,
  noteConfirmation,
} from '../../../shared/node/db/alert/confirmation-store.ts';
import { addPlainMessage } from '../../../shared/node/db/alert/message-store.ts';
import { type Database, inTransaction } from '../../../shared/node/db/database.ts';
import { hashToken } from './manage-token.ts';
import { BYTES_MAX } from './wishes-bytes.ts';

/** Limits for one network (an IPv4 address or an IPv6 /64). */
const STANDING_MAX = 50;
/** Requests to confirm: a day for a network, for one address and for one host, and a month for one address. */
const BY_OWNER_MAX = 20;
const TO_ADDRESS_MAX = 3;
const TO_ADDRESS_IN_MONTH_MAX = 10;
const TO_HOST_MAX = 100;
const DAY_SECONDS = 24 * 3_600;
const CODE_BYTES = 24;
const SECRET_BYTES = 32;
/** Mail providers of millions: their limit is that of each address. */
const NO_HOST = 'mail';

/** What only the answer to adding an address shows. */
export interface AddedAddress {
  id: string;
  token: string;
  secret: string;
}

interface AddOptions {
  /** Who adds it, as a keyed hash. */
  owner: string;
  /** The size of its rules and mutes. */
  bytes: number;
  /** The address in the form in which it is compared. */
  address: string;
  /** Hashes addresses. */
  hashKey: string;
}

/**
 * Adds an address and the one request to confirm it; throws `too_many_alerts` when its network, the address or its host
 * has had too many.
 */
export function addAddress(db: Database, input: AlertIn, options: AddOptions): Promise<AddedAddress> {
  const { owner, bytes, address, hashKey } = options;
  const { kind } = input;
  const added = { id: newId(), token: code(), secret: `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` };
  const host = kind === 'email' ? NO_HOST : new URL(address).host;
  const of = { owner, addressHash: hashAddress(hashKey, kind, address), host };
  return inTransaction(db, async (tx) => {
    const usage = await lockAlertUsage(tx, owner, added.id);
    if (usage.addresses >= STANDING_MAX || usage.bytes + bytes > BYTES_MAX) {
      throw tooMany('Your network cannot have more addresses for alerts.');
    }
    checkCounts(await lockConfirmations(tx, of), kind);
    await noteConfirmation(tx, of);
    const codes = { confirmCode: code(), unsubscribeCode: code(), tokenHash: hashToken(added.token) };
    const { id, secret } = added;
    await addAlertAddress(tx, { id, kind, address, secret, owner, bytes, ...codes }, input);
    await addPlainMessage(tx, { id: newId(), addressId: id, kind: 'confirm' });
    return added;
  });
}

function checkCounts(counts: ConfirmationCounts, kind: AlertIn['kind']): void {
  if (counts.byOwner >= BY_OWNER_MAX) throw tooMany('Your network cannot add more addresses a day.');
  if (counts.toAddress >= TO_ADDRESS_MAX || counts.toAddressInMonth >= TO_ADDRESS_IN_MONTH_MAX) {
    throw tooMany('This address has been asked often enough. Confirm one of the requests, or try again later.');
  }
  if (kind !== 'email' && counts.toHost >= TO_HOST_MAX) throw tooMany('This host has been asked often enough today.');
}

/** Spellings of one mailbox count as one: `ann+news@` is `ann@`. */
function hashAddress(key: string, kind: AlertIn['kind'], address: string): string {
  const counted = kind === 'email' ? withoutTag(address) : address;
  return createHmac('sha256', key).update(`${kind} ${counted}`).digest('base64url');
}

function withoutTag(address: string): string {
  const at = address.lastIndexOf('@');
  const tag = address.indexOf('+');
  return tag >= 0 && tag < at ? address.slice(0, tag) + address.slice(at) : address;
}

function code(): string {
  return randomBytes(CODE_BYTES).toString('base64url');
}

function tooMany(detail: string): NewswireError {
  return new NewswireError('too_many_alerts', detail, [], DAY_SECONDS);
}
