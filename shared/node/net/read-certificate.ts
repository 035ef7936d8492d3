import { isIP } from 'node:net';
import { connect } from 'node:tls';

const ANSWER_MS = 5_000;
const HTTPS = 443;

/** The certificate that a server shows. */
export interface Certificate {
  validFrom: Date;
  validTo: Date;
  /** Why browsers refuse it; undefined when they do not. */
  refusal: string | undefined;
}

/** Reads the certificate of an https address; throws when there is no TLS, with a sentence for people. */
export function readCertificate(url: URL): Promise<Certificate> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = connect({
      host,
      port: Number(url.port || HTTPS),
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
      timeout: ANSWER_MS,
    });
    socket.once('timeout', () => {
      socket.destroy();
      reject(new Error(`${url.host} does not answer`));
    });
    socket.once('error', (error) => reject(new Error(`TLS with ${url.host} failed: ${error.message}`)));
    socket.once('secureConnect', () => {
      const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
      const problem = socket.authorizationError as Error | string | undefined;
      const refusal = socket.authorized ? undefined : String(problem instanceof Error ? problem.message : problem);
      resolve({ validFrom: new Date(from), validTo: new Date(to), refusal });
      socket.destroy();
    });
  });
}
