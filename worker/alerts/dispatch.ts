import type { OutgoingAlert } from '../../shared/node/db/alert/message-store.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { sentTextsIn } from '../outgoing/sent-texts.ts';
import { alertLinks } from './alert-links.ts';
import type { Outcome } from './outcome.ts';
import { sendHook } from './send-hook.ts';
import type { Mailer } from './send-mail.ts';
import { sendNtfy } from './send-ntfy.ts';
import type { AlertContent } from './write-alert.ts';

/** The ways in which messages leave. */
export interface Ways {
  net: GuardedFetch;
  /** Undefined where no e-mail is sent. */
  mailer: Mailer | undefined;
  publicUrl: string;
}

interface Message {
  content: AlertContent;
  /** For programs. */
  data: Record<string, unknown>;
  /** The name that this site was given. */
  siteName: string | undefined;
}

/** Sends a message in the way of its address. */
export async function dispatch(
  { net, mailer, publicUrl }: Ways,
  outgoing: OutgoingAlert,
  { content, data, siteName }: Message,
): Promise<Outcome> {
  // Whoever has not confirmed an address has nothing to unsubscribe from.
  const stopUrl = outgoing.kind === 'confirm' ? undefined : alertLinks(publicUrl, outgoing).unsubscribe;
  const label = (await sentTextsIn(outgoing.language)).stop;
  const stop = stopUrl === undefined ? undefined : { label, url: stopUrl };
  if (outgoing.addressKind === 'webhook') return sendHook(net, outgoing, content, data);
  if (outgoing.addressKind === 'ntfy') {
    return sendNtfy(net, outgoing, content, stop);
  }
  if (!mailer) return { is: 'refused', why: 'This server sends no e-mail any more.' };
  return mailer.send(outgoing, content, { stop, siteName, publicUrl });
}
