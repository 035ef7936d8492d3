import { useEffect, useRef } from 'preact/hooks';
import { loadOlder, retryOlder } from '../actions/load-older.ts';
import { olderStatus, storyList } from '../state/list.ts';
import { texts } from '../texts.ts';

/** Older pages are read when the end is this near. */
const READ_AHEAD = '1200px';

/** The end of the list: reads on before the reader arrives, and says when there is no more. */
export function ListFoot() {
  const { next } = storyList.value;
  if (next === null) {
    return (
      <p class="foot" data-testid="end-of-wire">
        {texts.endOfWire}
      </p>
    );
  }
  if (olderStatus.value === 'failed') return <OlderFailed />;
  // A new sentinel for every page: an observer speaks once when it begins, even if the end is still in sight.
  return <Sentinel key={next} />;
}

function Sentinel() {
  const sentinel = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void loadOlder();
      },
      { rootMargin: READ_AHEAD },
    );
    if (sentinel.current) observer.observe(sentinel.current);
    return () => observer.disconnect();
  }, []);
  return (
    <p class="foot" ref={sentinel}>
      {texts.loadingOlder}
    </p>
  );
}

function OlderFailed() {
  return (
    <div class="foot" role="alert">
      <p>{texts.olderFailed}</p>
      <button type="button" class="button" onClick={() => void retryOlder()}>
        {texts.retry}
      </button>
    </div>
  );
}
