import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Mail {
  to: string;
  subject: string;
  headers: string;
  text: string;
}

/** A mail server on loopback that keeps what it is given. */
export interface MailSink {
  url: string;
  /** All mails to this address. */
  to(address: string): Mail[];
  /** Answers the next recipients so, before it accepts mail again. */
  refuse(code: number, times?: number): void;
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const mails: Mail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const code = refusals.shift();
      done(code === undefined ? null : Object.assign(new Error('Not now'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        for (const { address } of session.envelope.rcptTo) mails.push(toMail(address, raw));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    to: (address) => mails.filter((mail) => mail.to === address),
    refuse: (code, times = 1) => void refusals.push(...Array.from({ length: times }, () => code)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Enough of MIME for mails of one part. */
function toMail(to: string, raw: string): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const body = rest.join('\r\n\r\n');
  const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(headers)?.[1];
  return { to, headers, subject: /^Subject: (.*)$/m.exec(headers)?.[1] ?? '', text: decode(body, encoding) };
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
