import { Gauge, type Registry } from 'prom-client';
import { freeBytes } from '../../shared/node/telemetry/disk-space.ts';

/** Registers the free space of the disk that this folder is, or will be, on. */
export function addDiskMetrics(registry: Registry, folder: string): void {
  new Gauge({
    name: 'newswire_disk_free_bytes',
    help: 'Free bytes of the disk where this server keeps its data.',
    registers: [registry],
    async collect() {
      this.set(await freeBytes(folder));
    },
  });
}
