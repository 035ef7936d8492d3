import { useEffect, useState } from 'preact/hooks';

/** Something that is loaded from the server. */
export interface Loaded<T> {
  value: T | undefined;
  failed: boolean;
  reload: () => void;
}

/** Loads when a dependency changes, and on `reload`; an older answer never replaces a newer one. */
export function useLoaded<T>(load: () => Promise<T>, on: unknown[]): Loaded<T> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ value: T | undefined; failed: boolean }>({ value: undefined, failed: false });
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (value) => isCurrent && setState({ value, failed: false }),
      () => isCurrent && setState((before) => ({ ...before, failed: true })),
    );
    return () => {
      isCurrent = false;
    };
  }, [...on, turn]);
  return { ...state, reload: () => setTurn((before) => before + 1) };
}
