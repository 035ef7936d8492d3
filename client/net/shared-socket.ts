import type { FollowAccepted, SocketRefused, WatchAccepted } from '../../shared/wire/socket-events.ts';
import type { FromTab, ToTab } from './tab-messages.ts';
import type { Question, WireListener, WireSocket } from './wire-contract.ts';

interface Asked {
  resolve(answer: unknown): void;
  reject(reason: Error): void;
}

/**
 * The connection that all tabs of this browser share, kept by a worker that lives as long as any of them. Throws when the
 * browser does not let the worker run, for example because the reader has blocked site data.
 */
export async function openSharedSocket(listener: WireListener): Promise<WireSocket> {
  let joined: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const running = new Promise<void>((resolve, reject) => {
    joined = resolve;
    failed = reject;
  });
  let port = connect();
  let isUp = false;
  let questions = 0;
  const asked = new Map<number, Asked>();

  function connect(): MessagePort {
    const worker = new SharedWorker(new URL('./socket-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = () => failed(new Error('the shared worker does not run'));
    worker.port.onmessage = ({ data }: MessageEvent<ToTab>) => hear(data);
    proveAlive(worker.port);
    return worker.port;
  }
  function hear(said: ToTab): void {
    if (said.kind === 'joined') joined();
    else if (said.kind === 'up' || said.kind === 'down') {
      isUp = said.kind === 'up';
      if (!isUp) refuseAll();
      listener[said.kind]();
    } else if (said.kind === 'answer') settle(said.id)?.resolve(said.answer);
    else if (said.kind === 'failed') settle(said.id)?.reject(new Error('no answer'));
    else if (said.kind === 'wire') listener.wire(said.message);
    else if (said.kind === 'progress') listener.progress(said.position);
    else if (said.kind === 'reset') listener.reset(said.message);
    else if (said.kind === 'traffic') listener.traffic(said.run, said.bytes);
    else listener.other(said.name, said.message as never);
  }
  function settle(id: number): Asked | undefined {
    const waiting = asked.get(id);
    asked.delete(id);
    return waiting;
  }
  function refuseAll(): void {
    for (const id of asked.keys()) settle(id)?.reject(new Error('the connection is gone'));
  }
  function ask(question: Question, payload: unknown): Promise<unknown> {
    questions += 1;
    const id = questions;
    return new Promise((resolve, reject) => {
      asked.set(id, { resolve, reject });
      say(port, { kind: 'ask', id, question, payload });
    });
  }

  await running;
  // A page that the browser puts aside, or closes, needs nothing any more; one that it brings back begins anew.
  window.addEventListener('pagehide', () => say(port, { kind: 'bye' }));
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    isUp = false;
    refuseAll();
    listener.down();
    port = connect();
  });
  return {
    get isUp() {
      return isUp;
    },
    follow: (request) => ask('follow', request) as Promise<FollowAccepted | SocketRefused>,
    unfollow: async (channel) => {
      await ask('unfollow', { channel }).catch(() => undefined);
    },
    watch: (request) => ask('watch', request) as Promise<WatchAccepted | SocketRefused>,
    unwatch: async (storyId) => {
      await ask('unwatch', { storyId }).catch(() => undefined);
    },
    setVisible: (isVisible) => say(port, { kind: 'visible', isVisible }),
  };
}

/** Holds a lock for as long as this tab lives, so that the worker learns of its end even after a crash. */
function proveAlive(port: MessagePort): void {
  if (!('locks' in navigator)) return;
  const lock = `newswire-tab-${Math.random().toString(36).slice(2)}`;
  // A browser that blocks site data refuses the lock.
  const held = navigator.locks.request(lock, () => {
    say(port, { kind: 'alive', lock });
    return new Promise(() => undefined);
  });
  held.catch(() => undefined);
}

function say(port: MessagePort, message: FromTab): void {
  port.postMessage(message);
}
