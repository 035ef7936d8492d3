import '../styles/recall.css';
import { useRef } from 'preact/hooks';
import { storyPath } from '../../shared/domain/story-address.ts';
import { countTold, dismissRecall } from '../actions/recall.ts';
import { recallTexts } from '../recall-texts.ts';
import { type Recall, recalls } from '../state/recalls.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { ChangedFields } from './changed-fields.tsx';
import { useIntersection } from './use-intersection.ts';

/** Above the columns: what was corrected in stories that the reader has read. */
export function RecallNotice() {
  const list = recalls.value;
  if (list.length === 0) return null;
  return (
    <section class="recall" aria-labelledby="recall-title" data-testid="recall">
      <h2 id="recall-title">{recallTexts.title(list.length)}</h2>
      <ul>
        {list.map((recall) => (
          <Told key={recall.story.id} recall={recall} isOnly={list.length === 1} />
        ))}
      </ul>
    </section>
  );
}

function Told({ recall, isOnly }: { recall: Recall; isOnly: boolean }) {
  const { story } = recall;
  const item = useRef<HTMLLIElement>(null);
  const isCounted = useRef(false);
  useIntersection(item, '0px', (inSight) => {
    if (!inSight || isCounted.current) return;
    isCounted.current = true;
    countTold(recall);
  });
  return (
    <li ref={item} data-testid="recalled">
      <p class="recall-head">
        <span class="mark mark-corrected">{story.retracted ? texts.retracted : texts.corrected}</span>
        <a href={storyPath(story)} lang={story.language ?? undefined} dir="auto">
          {story.headline}
        </a>
        <span class="recall-publisher">{story.publisher.name}</span>
        <button type="button" class="button-small" data-testid="dismiss-recall" onClick={() => dismissRecall(recall)}>
          {recallTexts.seen}
        </button>
      </p>
      {story.retracted ? <q dir="auto">{story.retracted.reason}</q> : <Changed recall={recall} isOpen={isOnly} />}
    </li>
  );
}

/** What changed between the version that was read and the newest. */
export function Changed({ recall: { story, fields }, isOpen }: { recall: Recall; isOpen: boolean }) {
  return (
    <details class="changes" open={isOpen}>
      <summary>{storyPageTexts.changesTitle}</summary>
      <ChangedFields fields={fields} language={story.language} />
    </details>
  );
}
