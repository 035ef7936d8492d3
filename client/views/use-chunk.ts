import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page that is loaded when it is needed. */
interface Chunk<Props> {
  Part: ComponentType<Props> | undefined;
  hasFailed: boolean;
  retry(): void;
}

/** Loads a part of the page once `isWanted`; what was loaded stays. */
export function useChunk<Props>(isWanted: boolean, load: () => Promise<ComponentType<Props>>): Chunk<Props> {
  // In a box: a state that is a function would be called.
  const [loaded, setLoaded] = useState<{ Part?: ComponentType<Props>; hasFailed: boolean }>({ hasFailed: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isWanted || loaded.Part) return;
    void load().then(
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
