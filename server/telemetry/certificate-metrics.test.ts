import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Registry } from 'prom-client';
import { expect, test, vi } from 'vitest';
import { readCertificate } from '../../shared/node/net/read-certificate.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import { addCertificateMetrics, type CertificateSource } from './certificate-metrics.ts';

const TLS = path.join(import.meta.dirname, '../../tests/fixtures/tls');
const log = createLogger('test', 'silent');

function metricsOf(source: Partial<CertificateSource>): () => Promise<Record<string, number | undefined>> {
  const registry = new Registry();
  addCertificateMetrics(registry, { publicUrl: 'https://news.example', log, ...source });
  return async () => {
    const all = await registry.getMetricsAsJSON();
    return Object.fromEntries(
      all.map(({ name, values }) => [name.replace('newswire_certificate_', ''), values[0]?.value]),
    );
  };
}

test('until when the certificate is valid is read once an hour, and kept when a look fails', async () => {
  let now = 0;
  let isBroken = false;
  const read = vi.fn(async () => {
    if (isBroken) throw new Error('away');
    return { validFrom: new Date(0), validTo: new Date(90_000), refusal: undefined };
  });
  const metrics = metricsOf({ read, now: () => now });
  expect(await metrics(), 'nothing is known yet').toEqual({
    expires_timestamp_seconds: undefined,
    valid_seconds: undefined,
  });
  const known = { expires_timestamp_seconds: 90, valid_seconds: 90 };
  expect(await metrics()).toEqual(known);
  expect(read).toHaveBeenCalledTimes(1);
  isBroken = true;
  now = 3_600_001;
  await metrics();
  expect([await metrics(), read.mock.calls.length]).toEqual([known, 2]);
});

test('an address without TLS has no certificate', async () => {
  const read = vi.fn();
  const metrics = metricsOf({ publicUrl: 'http://news.example', read });
  await metrics();
  expect([await metrics(), read.mock.calls.length]).toEqual([
    { expires_timestamp_seconds: undefined, valid_seconds: undefined },
    0,
  ]);
});

test('a certificate is read from a server, with why browsers refuse it; without TLS it throws', async () => {
  const [key, cert] = ['key.pem', 'cert.pem'].map((file) => readFileSync(path.join(TLS, file)));
  const server = createServer({ key, cert }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { validFrom, validTo, refusal } = await readCertificate(new URL(`https://127.0.0.1:${port}`));
  expect(validTo.getTime()).toBeGreaterThan(validFrom.getTime());
  expect(refusal).toMatch(/\w/);
  await new Promise((resolve) => server.close(resolve));
  await expect(readCertificate(new URL(`https://127.0.0.1:${port}`))).rejects.toThrow(
    /TLS with 127\.0\.0\.1:\d+ failed/,
  );
});
