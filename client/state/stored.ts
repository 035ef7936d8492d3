/** Reads a value from browser storage; undefined when missing or unreadable. */
export function readStored(name: string, store: () => Storage = () => localStorage): unknown {
  try {
    const text = store().getItem(`newswire.${name}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // Storage may be blocked or hold another version's data: start without it.
    return undefined;
  }
}

/** Stores a value in the browser; false when storage is full or blocked. */
export function writeStored(name: string, value: unknown, store: () => Storage = () => localStorage): boolean {
  try {
    store().setItem(`newswire.${name}`, JSON.stringify(value));
    wrote(name);
    return true;
  } catch {
    return false;
  }
}

let wrote: (name: string) => void = () => undefined;

/** Calls back when this tab has stored a value; one listener at a time. */
export function onStoredHere(heard: (name: string) => void): void {
  wrote = heard;
}

/** Calls back when another tab has changed the value. */
export function onStoredElsewhere(name: string, changed: () => void): void {
  globalThis.addEventListener?.('storage', (event) => {
    if ((event as StorageEvent).key === `newswire.${name}`) changed();
  });
}
