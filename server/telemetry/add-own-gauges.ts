import type { Registry } from 'prom-client';
import type { Config } from '../../shared/node/config/config.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { addCertificateMetrics } from './certificate-metrics.ts';
import { addDiskMetrics } from './disk-metrics.ts';
import { addServerGauges, type ServerGauges } from './server-metrics.ts';

/** Registers what is read at each scrape: of this server, its disk and its public address. */
export function addOwnGauges(
  registry: Registry,
  gauges: ServerGauges,
  { images, feeds }: Pick<Config, 'images' | 'feeds'>,
  log: Logger,
): void {
  addServerGauges(registry, gauges);
  addDiskMetrics(registry, images.cacheDir);
  addCertificateMetrics(registry, { publicUrl: feeds.publicUrl, log });
}
