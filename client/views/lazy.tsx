import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { withTexts } from '../reader-texts.ts';

interface Props<P extends object> {
  load: () => Promise<ComponentType<P>>;
  props: P;
}

/** Draws a component whose code is loaded on demand; nothing until then. */
export function Lazy<P extends object>({ load, props }: Props<P>) {
  const [loaded, setLoaded] = useState<{ Part: ComponentType<P> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void withTexts(load).then((Part) => isWanted && setLoaded({ Part }));
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded && <loaded.Part {...props} />;
}
