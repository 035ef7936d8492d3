/// <reference lib="webworker" />
import { openDirectSocket } from './direct-socket.ts';
import { createTabHub } from './tab-hub.ts';
import type { FromTab, ToTab } from './tab-messages.ts';

// A shared worker: one for all tabs of the browser, ended with the last of them.
const scope = self as unknown as SharedWorkerGlobalScope;
const hub = createTabHub((listener) => openDirectSocket(listener));

scope.onconnect = (event) => {
  const port = event.ports[0];
  if (!port) return;
  port.postMessage({ kind: 'joined' } satisfies ToTab);
  const tab = hub.join((message: ToTab) => port.postMessage(message));
  port.onmessage = ({ data }: MessageEvent<FromTab>) => {
    if (data.kind === 'ask') void tab.ask(data.id, data.question, data.payload);
    else if (data.kind === 'visible') tab.setVisible(data.isVisible);
    else if (data.kind === 'bye') tab.leave();
    // The lock is granted once the tab that held it is gone.
    else void navigator.locks.request(data.lock, async () => tab.leave());
  };
};
