import { Gauge, type Registry } from 'prom-client';
import { type Certificate, readCertificate } from '../../shared/node/net/read-certificate.ts';
import { warnSparsely } from '../../shared/node/telemetry/log-sparsely.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const LOOK_EVERY_MS = 3_600_000;
const MS = 1_000;

export interface CertificateSource {
  /** An https address; others have no certificate. */
  publicUrl: string | undefined;
  log: Logger;
  read?: (url: URL) => Promise<Certificate>;
  now?: () => number;
}

/**
 * Registers until when the certificate of the public address is valid, which whoever ends TLS there shows us as it
 * shows readers. Read once an hour, when the metrics are asked for; absent until it was read.
 */
export function addCertificateMetrics(registry: Registry, source: CertificateSource): void {
  const latest = watchCertificate(source);
  const gauge = (name: string, help: string, toValue: (certificate: Certificate) => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.remove();
        const certificate = latest();
        if (certificate) this.set(toValue(certificate));
      },
    });
  gauge(
    'newswire_certificate_expires_timestamp_seconds',
    'When the certificate of NEWSWIRE_PUBLIC_URL expires, in seconds since 1970.',
    ({ validTo }) => validTo.getTime() / MS,
  );
  gauge(
    'newswire_certificate_valid_seconds',
    'For how long that certificate is valid in all.',
    ({ validFrom, validTo }) => (validTo.getTime() - validFrom.getTime()) / MS,
  );
}

/** The certificate as it was last read; a look that fails keeps it. */
function watchCertificate({
  publicUrl,
  log,
  read = readCertificate,
  now = Date.now,
}: CertificateSource): () => Certificate | undefined {
  const url = publicUrl?.startsWith('https:') ? new URL(publicUrl) : undefined;
  let certificate: Certificate | undefined;
  let nextLookAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (url === undefined || now() < nextLookAt) return certificate;
    nextLookAt = now() + LOOK_EVERY_MS;
    read(url)
      .then((found) => {
        certificate = found;
      })
      .catch((error: unknown) =>
        warnSparsely(log, { err: error }, 'the certificate of the public address cannot be read'),
      );
    return certificate;
  };
}
