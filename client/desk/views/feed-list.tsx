import { useEffect, useState } from 'preact/hooks';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import { deskTexts } from '../desk-texts.ts';
import { feedTexts } from '../feed-texts.ts';
import { session } from '../session.ts';
import { useLoaded } from '../use-loaded.ts';
import { FeedRow } from './feed-row.tsx';
import { FindFeedsForm } from './find-feeds-form.tsx';
import { LoadFailed } from './load-failed.tsx';
import { RemoveFeedDialog } from './remove-feed-dialog.tsx';

/** A new feed is fetched within a second or two. */
const LOOK_AGAIN_MS = 2_000;

/** The feeds that are polled for the publisher, with their health; more can be found and added. */
export function FeedList() {
  const api = session.value?.api;
  const [removing, setRemoving] = useState<Feed>();
  const { value, failed, reload } = useLoaded(async () => api?.feeds(), [api]);
  useEffect(() => {
    const isWaiting = value?.feeds.some(({ status, lastFetchAt }) => status === 'ok' && lastFetchAt === null);
    const timer = isWaiting ? setTimeout(reload, LOOK_AGAIN_MS) : undefined;
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <section class="desk-feeds" aria-labelledby="feeds-title">
      <h1 id="feeds-title">{deskTexts.parts.feeds}</h1>
      <FindFeedsForm onAdded={reload} />
      {failed && <LoadFailed reload={reload} />}
      {!value && !failed && <p class="desk-quiet">{deskTexts.loading}</p>}
      {value?.feeds.length === 0 && <p class="desk-quiet">{feedTexts.none}</p>}
      <ul class="desk-list">
        {value?.feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} remove={setRemoving} />
        ))}
      </ul>
      {removing && (
        <RemoveFeedDialog
          feed={removing}
          close={(done) => {
            setRemoving(undefined);
            if (done) reload();
          }}
        />
      )}
    </section>
  );
}
