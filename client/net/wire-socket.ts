import type { WireListener, WireSocket } from './wire-contract.ts';

/**
 * Opens the way to the server: one connection for all tabs of the browser where it runs shared workers, else one of this
 * page's own.
 */
export async function openWireSocket(listener: WireListener): Promise<WireSocket> {
  if ('SharedWorker' in globalThis) {
    const { openSharedSocket } = await import('./shared-socket.ts');
    const shared = await openSharedSocket(listener).catch(() => undefined);
    if (shared) return shared;
  }
  const { openOwnSocket } = await import('./own-socket.ts');
  return openOwnSocket(listener);
}
