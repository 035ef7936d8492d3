import { type Order, openCoverage } from '../coverage-state.ts';
import { hasFailed, isLoading, loadMore } from '../follow-coverage.ts';
import { liveTexts } from '../live-texts.ts';

/** Loads the next posts in the reader's order. */
export function FurtherPosts() {
  const { order, next } = openCoverage.value ?? {};
  return (
    <>
      {hasFailed.value && <p role="alert">{liveTexts.failed}</p>}
      {next && (
        <button
          type="button"
          class="button"
          onClick={() => void loadMore()}
          disabled={isLoading.value}
          data-testid="more"
        >
          {moreText(order)}
        </button>
      )}
    </>
  );
}

function moreText(order: Order | undefined): string {
  if (isLoading.value) return liveTexts.loading;
  if (hasFailed.value) return liveTexts.retry;
  return order === 'newest' ? liveTexts.older : liveTexts.later;
}
