import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { handledElsewhere } from '../../shared/domain/expected-failures.ts';

/** A link on which connections are refused, stall, or are cut after any number of bytes. */
export interface FlakyLink {
  url: string;
  /** How many connections had a fault. */
  faults(): number;
  /** Resets every open connection. */
  cut(): void;
  /** Has every further connection work, or not. */
  mend(isWhole: boolean): void;
  close(): Promise<void>;
}

const FAULTY_SHARE = 0.5;
const BYTES_MAX = 6_000;
const STALL_MS = 1_500;

/** Opens a link to a port of this machine; `random` decides what happens to each connection. */
export async function openFlakyLink(port: number, random: () => number): Promise<FlakyLink> {
  const open = new Set<Socket>();
  let faults = 0;
  let isWhole = false;
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', handledElsewhere);
    const fate = isWhole || random() > FAULTY_SHARE ? 'fine' : pick(['refuse', 'stall', 'cut', 'end'], random);
    if (fate !== 'fine') faults += 1;
    if (fate === 'refuse') return void client.resetAndDestroy();
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.pipe(upstream);
    let left = fate === 'fine' ? Number.POSITIVE_INFINITY : Math.floor(random() * BYTES_MAX);
    upstream.on('data', (bytes: Buffer) => {
      if (client.destroyed || left < 0) return;
      client.write(bytes.subarray(0, Math.min(left, bytes.length)));
      left -= bytes.length;
      if (left >= 0) return;
      // An ending looks like a whole answer to whoever does not look for its last line.
      if (fate === 'end') client.end();
      else if (fate === 'cut') client.resetAndDestroy();
      else setTimeout(() => client.destroy(), STALL_MS);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults: () => faults,
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
    mend(whole) {
      isWhole = whole;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
