import { useEffect, useState } from 'preact/hooks';
import type { StorylineAnswer } from '../../shared/contract/http-shapes.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { groupVersions } from '../../shared/domain/versions.ts';
import { readStoryline } from '../actions/read-storyline.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { showWhy } from '../state/dialog.ts';
import { currentRoute } from '../state/entry.ts';
import { CoverageReport } from './coverage-report.tsx';
import { Modal } from './modal.tsx';

const close = (): void => showWhy(null);

/** Why the stories on a card are grouped, with forms to dispute that. */
export function WhyDialog({ story }: { story: StoryCard }) {
  const [line, setLine] = useState<StorylineAnswer | 'failed' | undefined>(undefined);
  useEffect(() => readStoryline(story.storyline.id, setLine), [story.storyline.id]);
  const route = currentRoute.value;
  const [begun] = useState(route);
  // Close the dialog when the reader opens one of the reports.
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
        {groupVersions(line.stories).map((report) => (
          <CoverageReport key={report.story.id} report={report} line={line} />
        ))}
      </ol>
    </>
  );
}
