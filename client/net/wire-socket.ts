import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { WireListener, WireSocket } from './wire-contract.ts';

/** Opens a connection: shared by all tabs where the browser runs shared workers, else for this page alone. */
export async function openWireSocket(listener: WireListener): Promise<WireSocket> {
  if ('SharedWorker' in globalThis) {
    const { openSharedSocket } = await import('./shared-socket.ts');
    const shared = await openSharedSocket(listener).catch(notNeeded);
    if (shared) return shared;
  }
  const { openUnsharedSocket } = await import('./unshared-socket.ts');
  return openUnsharedSocket(listener);
}
