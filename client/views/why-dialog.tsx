import { useEffect, useState } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { StorylineAnswer } from '../../shared/wire/http-shapes.ts';
import { readLine } from '../actions/read-line.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { showWhy } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { CoverageReport } from './coverage-report.tsx';
import { Modal } from './modal.tsx';

const close = (): void => showWhy(null);

/** Why the stories on a card stand together, and the way to say that they should not. */
export function WhyDialog({ story }: { story: StoryCard }) {
  const [line, setLine] = useState<StorylineAnswer | 'failed' | undefined>(undefined);
  useEffect(() => readLine(story.storyline.id, setLine), [story.storyline.id]);
  const route = currentRoute.value;
  const [begun] = useState(route);
  // Whoever has gone to one of the reports has no use for the dialog.
  useEffect(() => {
    if (route !== begun) close();
  }, [route]);
  return (
    <Modal title={coverageTexts.whyTitle} close={close}>
      {line === undefined && <p class="is-late">{coverageTexts.whyLoading}</p>}
      {line === 'failed' && <p role="alert">{coverageTexts.whyFailed}</p>}
      {typeof line === 'object' && <Reports line={line} />}
    </Modal>
  );
}

function Reports({ line }: { line: StorylineAnswer }) {
  if (line.stories.length < 2) return <p>{coverageTexts.whyAlone}</p>;
  return (
    <>
      <p class="why-text">{coverageTexts.whyText}</p>
      <ol class="timeline why" data-testid="why">
        {line.stories.map((story) => (
          <CoverageReport key={story.id} story={story} line={line} isOpen={false} />
        ))}
      </ol>
    </>
  );
}
