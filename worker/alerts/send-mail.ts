import type { Transporter } from 'nodemailer';
import { cutText } from '../../shared/domain/cut-text.ts';
import type { OutgoingAlert } from '../../shared/node/db/alert/message-store.ts';
import { warnSparsely } from '../../shared/node/telemetry/log-sparsely.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { alertTexts } from './alert-texts.ts';
import type { Outcome } from './outcome.ts';
import type { AlertContent } from './write-alert.ts';

const SEND_MS = 15_000;
const WHY_MAX_CHARACTERS = 300;
const NO_SUCH_MAILBOX = [550, 551, 553];
/** nodemailer's codes for what fails before the text of a mail is sent. */
const BEFORE_TEXT = ['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE', 'ECONFIG'];
const NEVER_CONNECTED = /^(Connection timeout|Greeting never received)/;

/** The link that ends the alerts. */
interface StopLink {
  label: string;
  url: string;
}

/** Sends e-mail through the operator's mail server. */
export interface Mailer {
  send(to: OutgoingAlert, content: AlertContent, foot: Foot): Promise<Outcome>;
}

/** What a mail ends with. */
interface Foot {
  stop: StopLink | undefined;
  /** The name that this site was given; also the sender's, where the configured one is only an address. */
  siteName: string | undefined;
  publicUrl: string;
}

interface MailerOptions {
  log: Logger;
  url: string;
  from: string;
  /** For message ids. */
  host: string;
}

/** Opens a mailer. Each mail has its own connection: a pool would send a mail twice whose connection broke. */
export function openMailer({ log, url, from, host }: MailerOptions): Mailer {
  let opened: Promise<Transporter> | undefined;
  return {
    async send({ id, address }, content, foot) {
      opened ??= openTransport(url);
      const transport = await opened;
      try {
        await transport.sendMail({
          ...{
            from: senderOf(from, foot),
            to: { name: '', address },
            subject: content.title,
            text: plainText(content, foot),
          },
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(foot.stop?.url) },
        });
        return { is: 'sent' };
      } catch (error) {
        warnSparsely(log, { err: error }, 'a mail was not taken');
        return mailOutcome(error as MailError);
      }
    },
  };
}

async function openTransport(url: string): Promise<Transporter> {
  // Loaded only where mail is sent.
  const { createTransport } = await import('nodemailer');
  const times = { connectionTimeout: SEND_MS, greetingTimeout: SEND_MS, socketTimeout: SEND_MS };
  return createTransport({ url, ...times, disableFileAccess: true, disableUrlAccess: true });
}

/** One click at the reader's mail provider ends the alerts (RFC 8058). */
function unsubscribeHeaders(url: string | undefined): Record<string, string> {
  if (url === undefined) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** A sender with a name keeps it. */
function senderOf(from: string, { siteName }: Foot): string | { name: string; address: string } {
  return siteName === undefined || from.includes('<') ? from : { name: siteName, address: from };
}

function plainText({ paragraphs }: AlertContent, { stop, siteName, publicUrl }: Foot): string {
  const parts = paragraphs.map(({ text, url }) => (url === undefined ? text : `${text}\n${url}`));
  const ends = [
    ...(siteName === undefined ? [] : [`${siteName}\n${publicUrl}`]),
    ...(stop === undefined ? [] : [`${stop.label}:\n${stop.url}`]),
  ];
  return [...parts, ...(ends.length > 0 ? ['-- ', ...ends] : [])].join('\n\n');
}

/**
 * What the mail server's answer, or its silence, says about the mail. Readers see why; what says something about the
 * operator's network is for the log.
 */
function mailOutcome({ message, code = '', responseCode, command, syscall }: MailError): Outcome {
  const why = alertTexts.mailAway;
  if (responseCode !== undefined) {
    // Before the recipient is named, the answer is about us.
    if (responseCode < 500 || (command !== 'RCPT TO' && command !== 'DATA')) return { is: 'later', why };
    return {
      is: NO_SUCH_MAILBOX.includes(responseCode) && command === 'RCPT TO' ? 'gone' : 'refused',
      why: cutText(message, WHY_MAX_CHARACTERS),
    };
  }
  const isBeforeText = BEFORE_TEXT.includes(code) || syscall === 'connect' || NEVER_CONNECTED.test(message);
  return { is: isBeforeText ? 'later' : 'unknown', why };
}

/** The errors of nodemailer. */
interface MailError {
  message: string;
  code?: string;
  /** The mail server's answer. */
  responseCode?: number;
  command?: string;
  syscall?: string;
}
