import type {
  FollowAccepted,
  FollowRequest,
  SocketRefused,
  WatchAccepted,
  WatchRequest,
} from '../../shared/contract/socket-events.ts';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { FromTab, ToTab } from './tab-messages.ts';
import type { Question, WireListener, WireSocket } from './wire-contract.ts';

interface Asked {
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

/**
 * Opens the connection that all tabs of this browser share, which lives in a shared worker. Throws when the browser
 * does not let the worker run, for example because site data is blocked.
 */
export async function openSharedSocket(listener: WireListener): Promise<WireSocket> {
  const socket = new SharedSocket(listener);
  await socket.joined;
  socket.followPage();
  return socket;
}

class SharedSocket implements WireSocket {
  readonly joined: Promise<void>;
  isUp = false;
  readonly #listener: WireListener;
  readonly #asked = new Map<number, Asked>();
  #hasJoined: () => void = () => undefined;
  #hasFailed: (error: Error) => void = () => undefined;
  #port: MessagePort;
  #questions = 0;

  constructor(listener: WireListener) {
    this.#listener = listener;
    this.joined = new Promise((resolve, reject) => {
      this.#hasJoined = resolve;
      this.#hasFailed = reject;
    });
    this.#port = this.#connect();
  }

  /** Leaves when the page is closed or enters the back/forward cache, and joins again when it is restored. */
  followPage(): void {
    window.addEventListener('pagehide', () => say(this.#port, { kind: 'bye' }));
    window.addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      this.isUp = false;
      this.#rejectAll();
      this.#listener.down();
      this.#port = this.#connect();
    });
  }

  follow(request: FollowRequest): Promise<FollowAccepted | SocketRefused> {
    return this.#ask('follow', request) as Promise<FollowAccepted | SocketRefused>;
  }

  /** Without an answer the connection is gone, and its subscriptions with it. */
  async unfollow(channel: string): Promise<void> {
    await this.#ask('unfollow', { channel }).catch(notNeeded);
  }

  watch(request: WatchRequest): Promise<WatchAccepted | SocketRefused> {
    return this.#ask('watch', request) as Promise<WatchAccepted | SocketRefused>;
  }

  async unwatch(storyId: string): Promise<void> {
    await this.#ask('unwatch', { storyId }).catch(notNeeded);
  }

  attach(ticket: string): Promise<{ ok: true } | SocketRefused> {
    return this.#ask('attach', { ticket }) as Promise<{ ok: true } | SocketRefused>;
  }

  setVisible(isVisible: boolean): void {
    say(this.#port, { kind: 'visible', isVisible });
  }

  #connect(): MessagePort {
    const worker = new SharedWorker(new URL('./socket-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => this.#hasFailed(new Error('the shared worker does not run'));
    worker.port.onmessage = ({ data }: MessageEvent<ToTab>) => this.#hear(data);
    proveAlive(worker.port);
    return worker.port;
  }

  #hear(said: ToTab): void {
    if (said.kind === 'joined') this.#hasJoined();
    else if (said.kind === 'up' || said.kind === 'down') {
      this.isUp = said.kind === 'up';
      if (!this.isUp) this.#rejectAll();
      this.#listener[said.kind]();
    } else if (said.kind === 'answer') this.#settle(said.id)?.resolve(said.answer);
    else if (said.kind === 'failed') this.#settle(said.id)?.reject(new Error('no answer'));
    else if (said.kind === 'wire') this.#listener.wire(said.message);
    else if (said.kind === 'progress') this.#listener.progress(said.position);
    else if (said.kind === 'reset') this.#listener.reset(said.message);
    else if (said.kind === 'traffic') this.#listener.traffic(said.run, said.bytes);
    else this.#listener.other(said.name, said.message as never);
  }

  #ask(question: Question, payload: unknown): Promise<unknown> {
    this.#questions += 1;
    const id = this.#questions;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      say(this.#port, { kind: 'ask', id, question, payload });
    });
  }

  #settle(id: number): Asked | undefined {
    const waiting = this.#asked.get(id);
    this.#asked.delete(id);
    return waiting;
  }

  #rejectAll(): void {
    for (const id of this.#asked.keys()) this.#settle(id)?.reject(new Error('the connection is gone'));
  }
}

/** Holds a lock as long as this tab lives, so that the worker notices its end even after a crash. */
function proveAlive(port: MessagePort): void {
  if (!('locks' in navigator)) return;
  const lock = `newswire-tab-${Math.random().toString(36).slice(2)}`;
  // A browser that blocks site data refuses the lock.
  const held = navigator.locks.request(lock, () => {
    say(port, { kind: 'alive', lock });
    return new Promise(() => undefined);
  });
  held.catch(notNeeded);
}

function say(port: MessagePort, message: FromTab): void {
  port.postMessage(message);
}
