import { changedSubmission, correctedStory } from '../draft.ts';
import { watched } from '../submit-story.ts';
import { DraftChanges } from './draft-changes.tsx';
import { Previewed } from './previewed.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { Receipt } from './receipt.tsx';
import { StoryForm } from './story-form.tsx';

/** The form, with the preview and the receipt beside it. */
export function Writing() {
  return (
    <div class="desk-columns">
      <StoryForm key={correctedStory.value?.id ?? changedSubmission.value?.id ?? 'new'} />
      <div class="desk-beside">
        {watched.value && <Receipt submission={watched.value} />}
        <DraftChanges />
        <Previewed />
        {!changedSubmission.value && <ReachPanel />}
      </div>
    </div>
  );
}
