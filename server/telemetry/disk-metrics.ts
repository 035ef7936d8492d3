import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { Gauge, type Registry } from 'prom-client';

/** Registers the free space of the disk that this folder is, or will be, on. */
export function addDiskMetrics(registry: Registry, folder: string): void {
  new Gauge({
    name: 'newswire_disk_free_bytes',
    help: 'Free bytes of the disk where this server keeps its data.',
    registers: [registry],
    async collect() {
      const { bavail, bsize } = await statfs(nearest(folder));
      this.set(bavail * bsize);
    },
  });
}

function nearest(folder: string): string {
  return existsSync(folder) || folder === path.dirname(folder) ? folder : nearest(path.dirname(folder));
}
