import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hosts on loopback that accept every request and answer none. */
export interface SilentHosts {
  /** One per host. */
  origins: string[];
  /** The number of requests so far. */
  requests(): number;
  /** The maximum number of concurrent requests. */
  peak(): number;
  close(): Promise<void>;
}

export async function openSilentHosts(count: number): Promise<SilentHosts> {
  const open = new Set<ServerResponse>();
  let requests = 0;
  let peak = 0;
  const hold = (res: ServerResponse): void => {
    requests += 1;
    open.add(res);
    peak = Math.max(peak, open.size);
    res.on('close', () => open.delete(res));
  };
  const servers = await Promise.all(Array.from({ length: count }, () => listen(hold)));
  return {
    origins: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    requests: () => requests,
    peak: () => peak,
    async close() {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

async function listen(hold: (res: ServerResponse) => void): Promise<Server> {
  const server = createServer((_req, res) => hold(res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
