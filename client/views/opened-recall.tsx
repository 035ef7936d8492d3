import { recallTexts } from '../recall-texts.ts';
import { openedRecall, showOpenedRecall } from '../state/recalls.ts';
import { Changed } from './recall-notice.tsx';

/** On a story's page: that it was corrected since the reader read it, and what changed. */
export function OpenedRecall({ storyId }: { storyId: string }) {
  const recall = openedRecall.value;
  if (recall?.story.id !== storyId) return null;
  return (
    <section class="recall is-opened" aria-label={recallTexts.sinceRead} data-testid="opened-recall">
      <p class="recall-head">
        <strong>{recallTexts.sinceRead}</strong>
        <button type="button" class="button-small" onClick={() => showOpenedRecall(null)}>
          {recallTexts.seen}
        </button>
      </p>
      <Changed recall={recall} isOpen={true} />
    </section>
  );
}
