import { useEffect, useRef, useState } from 'preact/hooks';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import { DeskFailure } from '../desk-api.ts';
import { feedTexts } from '../feed-texts.ts';
import { session } from '../session.ts';

interface Props {
  feed: Feed;
  close: (done: boolean) => void;
}

/** Asks before a feed is removed. */
export function RemoveFeedDialog({ feed, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);
  const remove = async (): Promise<void> => {
    try {
      await session.value?.api.removeFeed(feed.id);
      close(true);
    } catch (error) {
      if (!(error instanceof DeskFailure)) throw error;
      // Removed meanwhile, in another tab.
      if (error.status === 404) close(true);
      else setProblem(error.message);
    }
  };
  return (
    <dialog class="desk-dialog" ref={dialog} aria-labelledby="remove-title" onClose={() => close(false)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <h2 id="remove-title" class="desk-address" dir="auto">
          {feedTexts.removeTitle(feed.title ?? feed.url)}
        </h2>
        <p class="desk-lead">{feedTexts.removeLead}</p>
        {problem && (
          <p class="desk-problem" role="alert">
            {problem}
          </p>
        )}
        <div class="desk-foot">
          <button type="submit" class="button is-grave">
            {feedTexts.removeFeed}
          </button>
          <button type="button" class="button" onClick={() => close(false)}>
            {feedTexts.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
