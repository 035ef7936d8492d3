import { randomBytes } from 'node:crypto';
import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import { DEFAULT_NAME } from '../../shared/domain/site.ts';
import { confirmAlertAddress } from '../../shared/node/db/alert/confirmation-store.ts';
import {
  beginSending,
  findOutgoingAlert,
  noteRefused,
  noteTaken,
  type OutgoingAlert,
  putBack,
  settleMessage,
} from '../../shared/node/db/alert/message-store.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { readSite } from '../../shared/node/db/site/site-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { HostBusy } from '../outgoing/host-busy.ts';
import type { ReceiverSlots, Slot } from '../outgoing/receiver-slots.ts';
import { sentTextsIn } from '../outgoing/sent-texts.ts';
import { TryLater } from '../outgoing/try-later.ts';
import type { AddedSentences } from '../push/added-sentences.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { alertLinks } from './alert-links.ts';
import { alertTexts } from './alert-texts.ts';
import { dispatch, type Ways } from './dispatch.ts';
import { isChallenge } from './is-challenge.ts';
import type { Outcome } from './outcome.ts';
import { readContent } from './read-content.ts';
import { type AlertContent, writeConfirmation, writeNews, writeTest } from './write-alert.ts';

export interface SendAlertDeps extends Ways {
  db: Database;
  log: Logger;
  metrics: WorkerMetrics;
  slots: ReceiverSlots;
  added: AddedSentences;
}

/** An address that refuses this many messages in a row gets no more. */
const REFUSALS_MAX = 5;
const CHALLENGE_BYTES = 16;
const MAIL_HOST = 'mail';

/** A message, with what programs are told. */
interface Written {
  content: AlertContent;
  data: Record<string, unknown>;
  stories?: number;
  /** An answer that holds it confirms a webhook. */
  challenge?: string;
}

/**
 * Sends one message. Throws TryLater when the receiver asks to wait or cannot be reached, HostBusy when its host has no
 * free slot. Safe to run twice: what may have arrived is not sent again, except to webhooks, which know it by its id.
 */
export async function sendAlert(deps: SendAlertDeps, id: string): Promise<void> {
  const { db } = deps;
  const outgoing = await findOutgoingAlert(db, id);
  if (!outgoing) return;
  if (outgoing.isBegun && !isRepeatable(outgoing)) return giveUp(deps, id, alertTexts.stopped);
  if (await holdBack(db, outgoing)) return;
  const slot = takeSlot(deps, outgoing);
  let isAnswered: boolean | undefined;
  try {
    const siteName = await ownName(db);
    const written = await write(deps, outgoing, siteName);
    if (!written) return await drop(deps, id);
    if (!outgoing.isBegun && !(await beginSending(db, id))) return;
    const outcome = await dispatch(deps, outgoing, { ...written, siteName });
    isAnswered = outcome.is === 'later' ? outcome.isAnswered === true : outcome.is !== 'unknown';
    await settle(deps, outgoing, written, outcome);
  } finally {
    slot.release(isAnswered);
  }
}

/** Settles a message that is not sent any more. */
export async function giveUp({ db, log, metrics }: SendAlertDeps, id: string, why: string): Promise<void> {
  metrics.alert('given_up');
  log.warn({ message: id, why }, 'gave up on an alert');
  await settleMessage(db, id, 'failed', why);
}

function isRepeatable({ addressKind }: OutgoingAlert): boolean {
  return addressKind === 'webhook';
}

/** Quiet hours have begun since the message was made: it waits for their end. */
async function holdBack(db: Database, { id, kind, quiet, priority }: OutgoingAlert): Promise<boolean> {
  if (kind !== 'news' || quiet === null || (priority === 'flash' && quiet.allowFlash === true)) return false;
  const until = quietUntil(quiet, new Date());
  if (until) await inTransaction(db, (tx) => putBack(tx, id, until));
  return until !== undefined;
}

function takeSlot({ slots }: SendAlertDeps, { addressKind, address, owner, priority }: OutgoingAlert): Slot {
  const isMail = addressKind === 'email';
  const slot = slots.take({
    host: isMail ? MAIL_HOST : new URL(address).host,
    namedBy: owner,
    isTrusted: isMail,
    isFlash: priority === 'flash',
  });
  if ('waitMs' in slot) throw new HostBusy(slot.waitMs);
  return slot;
}

/** The name that this site was given; undefined for none. */
async function ownName(db: Database): Promise<string | undefined> {
  const { name } = await readSite(db);
  return name === DEFAULT_NAME ? undefined : name;
}

async function write(
  { db, added, publicUrl }: SendAlertDeps,
  outgoing: OutgoingAlert,
  siteName: string | undefined,
): Promise<Written | undefined> {
  const texts = await sentTextsIn(outgoing.language);
  if (outgoing.kind === 'test') return { content: writeTest(publicUrl, texts), data: {} };
  if (outgoing.kind === 'confirm') {
    const confirmUrl = alertLinks(publicUrl, outgoing).confirm;
    const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
    return {
      content: writeConfirmation(confirmUrl, siteName ?? new URL(publicUrl).host, texts),
      data: { challenge, confirmUrl },
      challenge,
    };
  }
  const told = await readContent(db, added, outgoing.id);
  const content = writeNews(told, publicUrl, texts);
  const { stories, lines, retracted, corrected, rules } = told;
  const storylines = lines.map(({ story, ...line }) => ({ ...line, story }));
  const data = { stories, rules, storylines, retracted, corrected };
  return content && { content, data, stories };
}

async function drop({ db, metrics }: SendAlertDeps, id: string): Promise<void> {
  metrics.alert('dropped');
  await settleMessage(db, id, 'failed', alertTexts.nothingLeft, 0);
}

async function settle(deps: SendAlertDeps, outgoing: OutgoingAlert, written: Written, outcome: Outcome): Promise<void> {
  const { db, log, metrics } = deps;
  const { id, addressId } = outgoing;
  if (outcome.is === 'sent') {
    // Before the message is settled: a crash in between sends it again.
    if (isConfirmed(outgoing, written, outcome.answer)) await confirm(db, outgoing);
    metrics.alert('sent');
    await settleMessage(db, id, 'sent', null, written.stories);
    await noteTaken(db, addressId);
    return;
  }
  if (outcome.is === 'later') {
    await settleMessage(db, id, 'waiting', outcome.why);
    throw new TryLater(outcome.why, outcome.retryAfter);
  }
  metrics.alert(outcome.is === 'unknown' ? 'given_up' : 'refused');
  log.warn({ message: id, address: addressId, why: outcome.why }, 'an alert was not taken');
  await settleMessage(db, id, 'failed', outcome.why);
  if (outcome.is !== 'unknown') await noteRefused(db, addressId, outcome.is === 'gone' ? 1 : REFUSALS_MAX, outcome.why);
}

/** A webhook that answers with the challenge, as with WebSub, wants alerts; others have a link to follow. */
function isConfirmed({ addressKind }: OutgoingAlert, { challenge }: Written, answer: string | undefined): boolean {
  return addressKind === 'webhook' && challenge !== undefined && isChallenge(answer ?? '', challenge);
}

async function confirm(db: Database, { addressId, addressKind, address }: OutgoingAlert): Promise<void> {
  const confirmed = { id: addressId, kind: addressKind, address, confirmedAt: null };
  await inTransaction(db, (tx) => confirmAlertAddress(tx, confirmed));
}
