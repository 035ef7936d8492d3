/** Reads what the browser keeps for us under this name; undefined when there is nothing, or nothing readable. */
export function readStored(name: string, store: () => Storage = () => localStorage): unknown {
  try {
    const text = store().getItem(`newswire.${name}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // Storage may be forbidden, or hold what an older page wrote: the reader starts afresh.
    return undefined;
  }
}

/** Keeps a value in the browser; false when it is full or forbidden. */
export function writeStored(name: string, value: unknown, store: () => Storage = () => localStorage): boolean {
  try {
    store().setItem(`newswire.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab has changed the value of this name. */
export function onStoredElsewhere(name: string, changed: () => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    if ((event as StorageEvent).key === `newswire.${name}`) changed();
  });
}
