import { isAwaiting } from '../approve-flash.ts';
import { deskTexts } from '../desk-texts.ts';
import { changedSubmission, correctedStory, draft, draftFormat, isPast } from '../draft.ts';
import { draftTexts } from '../draft-texts.ts';
import { openDraftId } from '../drafts/open-draft.ts';
import { closeForm, putAside } from '../drafts/use-draft.ts';
import { fieldSentence } from '../field-texts.ts';
import { forgetAttempt, isSubmitting, refusal, submitStory } from '../submit-story.ts';
import { DraftStatus } from './draft-status.tsx';
import { LineField, TextField } from './fields.tsx';
import { MoreFields } from './more-fields.tsx';
import { PriorityField, SectionField } from './story-choices.tsx';
import { TopicsField } from './topics-field.tsx';

/** The form in which a story is written or corrected. */
export function StoryForm() {
  const story = correctedStory.value;
  const held = changedSubmission.value;
  const isMarkdown = draftFormat.value === 'markdown';
  return (
    <form
      class="desk-form"
      aria-labelledby="form-title"
      onInput={forgetAttempt}
      onSubmit={(event) => {
        event.preventDefault();
        void submitStory();
      }}
    >
      <h1 id="form-title">{story ? deskTexts.correcting : held ? deskTexts.changing : deskTexts.write}</h1>
      <DraftStatus />
      <LineField name="headline" label={deskTexts.headline} required />
      <TextField name="summary" label={deskTexts.summary} hint={deskTexts.summaryHint} rows={2} />
      <TextField name="body" label={deskTexts.body} hint={isMarkdown ? deskTexts.bodyHint : undefined} rows={11} />
      {story && (
        <TextField
          name="correctionNote"
          label={deskTexts.correctionNote}
          hint={deskTexts.correctionNoteHint}
          rows={2}
        />
      )}
      <TopicsField />
      <div class="desk-row">
        <LineField name="byline" label={deskTexts.byline} />
        <SectionField />
      </div>
      <div class="desk-row">
        <PriorityField />
        {!story && (
          <LineField
            name="embargo"
            label={deskTexts.embargo}
            hint={deskTexts.embargoHint}
            input={{ type: 'datetime-local' }}
          />
        )}
      </div>
      <MoreFields />
      <Refused />
      <Foot />
    </form>
  );
}

/** What can be done with what is in the form. */
function Foot() {
  const isChange = correctedStory.value !== undefined || changedSubmission.value !== undefined;
  return (
    <div class="desk-foot">
      <button type="submit" class="button is-main" disabled={isSubmitting.value}>
        {submitText()}
      </button>
      {isChange && !openDraftId.value && (
        <button type="button" class="button" onClick={closeForm}>
          {changedSubmission.value ? deskTexts.discard : deskTexts.cancel}
        </button>
      )}
      {openDraftId.value && (
        <button type="button" class="button" onClick={() => void putAside()}>
          {draftTexts.putAside}
        </button>
      )}
    </div>
  );
}

/** What the button does: without an embargo, a story that waits goes out at once. */
function submitText(): string {
  if (correctedStory.value) return isSubmitting.value ? deskTexts.publishing : deskTexts.correct;
  if (!changedSubmission.value) return isSubmitting.value ? deskTexts.publishing : deskTexts.publish;
  if (isSubmitting.value) return deskTexts.saving;
  const isWaiting = isAwaiting(changedSubmission.value) && draft.value.priority === 'flash';
  return isPast(draft.value.embargo) && !isWaiting ? deskTexts.saveAndPublish : deskTexts.save;
}

/** Why the story was refused, beside the button; each field concerned shows its own problem, too. */
function Refused() {
  const problem = refusal.value;
  // The receipt shows what was rejected later.
  if (!problem || problem.isLate) return null;
  return (
    <p class="desk-problem" role="alert">
      {problem.fields.length > 0 ? problem.fields.map(fieldSentence).join(' ') : problem.message}
    </p>
  );
}
