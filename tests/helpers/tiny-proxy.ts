import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A minimal proxy in front of several servers: a connection goes to the next one that accepts it. */
export interface TinyProxy {
  url: string;
  /** Sets the servers' ports for new connections. */
  use(ports: number[]): void;
  /** Leaves new connections unanswered until called with false. */
  hold(isHolding: boolean): void;
  /** How many connections have no answer yet. */
  held(): number;
  /** Resets every open connection. */
  cut(): void;
  /** Delays all data by this time in both directions. */
  lag(ms: number): void;
  close(): Promise<void>;
}

export async function openTinyProxy(): Promise<TinyProxy> {
  let ports: number[] = [];
  let turn = 0;
  let lagMs = 0;
  let isClosing = false;
  let held: (() => void)[] | undefined;
  const slowly = (): Transform =>
    new Transform({
      transform(chunk, _encoding, pass) {
        if (lagMs === 0) pass(null, chunk);
        else setTimeout(pass, lagMs, null, chunk);
      },
    });
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (isClosing) {
      client.destroy();
      return;
    }
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    turn += 1;
    const order = ports.map((_, index) => ports[(turn + index) % ports.length] ?? 0);
    const pass = (): void => tryNext(client, order, slowly);
    if (held) held.push(pass);
    else pass();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(next) {
      ports = next;
    },
    hold(isHolding) {
      const kept = held ?? [];
      held = isHolding ? kept : undefined;
      if (!isHolding) for (const pass of kept) pass();
    },
    held: () => held?.length ?? 0,
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
    lag(ms) {
      lagMs = ms;
    },
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function tryNext(client: Socket, [port, ...others]: number[], slowly: () => Transform): void {
  if (port === undefined) {
    client.destroy();
    return;
  }
  const upstream = connect(port, '127.0.0.1');
  const leave = (): unknown => upstream.destroy();
  client.once('close', leave);
  upstream.once('connect', () => {
    client.pipe(slowly()).pipe(upstream).pipe(slowly()).pipe(client);
    upstream.on('close', () => client.destroy());
  });
  upstream.once('error', () => {
    client.off('close', leave);
    // Safe only for a connection that was never established or has carried no data.
    if (upstream.connecting || upstream.bytesRead + upstream.bytesWritten === 0) tryNext(client, others, slowly);
    else client.destroy();
  });
}
