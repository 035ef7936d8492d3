import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { withTexts } from '../reader-texts.ts';

/** A component whose code is loaded on demand. */
interface Chunk<Props> {
  Part: ComponentType<Props> | undefined;
  hasFailed: boolean;
  retry(): void;
}

/** Loads a component once `isWanted`; it stays loaded. */
export function useChunk<Props>(isWanted: boolean, load: () => Promise<ComponentType<Props>>): Chunk<Props> {
  // Wrapped in an object, because setState would call a function.
  const [loaded, setLoaded] = useState<{ Part?: ComponentType<Props>; hasFailed: boolean }>({ hasFailed: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isWanted || loaded.Part) return;
    void withTexts(load).then(
      (Part) => setLoaded({ Part, hasFailed: false }),
      () => setLoaded({ hasFailed: true }),
    );
  }, [isWanted, attempt]);
  return {
    Part: loaded.Part,
    hasFailed: loaded.hasFailed,
    retry() {
      setLoaded({ hasFailed: false });
      setAttempt(attempt + 1);
    },
  };
}
