import { Socket } from 'node:net';

/** Without a time limit for statements. */
const SILENT_MS = 120_000;
/** With one, Postgres speaks at the latest this long after it. */
const ANSWER_MS = 5_000;

/**
 * A socket that sends everything written in one turn of the event loop with one system call. Queries sent together then
 * cost one system call and one wake-up of Postgres instead of one each. Breaks when it is silent
 * for longer than a statement may take: the machine at its other end may have vanished without a word.
 */
export function openCorkedSocket(statementTimeoutMs: number | undefined): Socket {
  const silentMs = statementTimeoutMs === undefined ? SILENT_MS : statementTimeoutMs + ANSWER_MS;
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
