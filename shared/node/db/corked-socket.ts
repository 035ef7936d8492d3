import { Socket } from 'node:net';

/**
 * A socket that sends everything written in one turn of the event loop with one system call. Queries sent together then
 * cost one system call and one wake-up of Postgres instead of one each. Breaks after `silentMs` without any traffic.
 */
export function openCorkedSocket(silentMs: number): Socket {
  const socket = new GatheringSocket();
  return socket.setTimeout(silentMs, () => socket.destroy(new Error('Postgres has not said anything for too long')));
}

/** `pg` corks around each query; this keeps the cork in until the turn ends. */
class GatheringSocket extends Socket {
  #gathering = false;

  override cork(): void {
    super.cork();
    if (this.#gathering) return;
    this.#gathering = true;
    super.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.uncork();
    });
  }
}
