import { PRIORITIES, type Priority, SECTIONS, type Section } from '../../../shared/domain/story.ts';
import { sectionTexts } from '../../section-texts.ts';
import { deskTexts } from '../desk-texts.ts';
import {
  changedSubmission,
  clearDraft,
  correctedStory,
  type Draft,
  draft,
  draftFormat,
  edit,
  isPast,
} from '../draft.ts';
import { fieldSentence } from '../field-texts.ts';
import { forgetAttempt, isSubmitting, refusal, submitStory } from '../submit-story.ts';
import { LineField, TextField } from './fields.tsx';
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
      <LineField name="headline" label={deskTexts.headline} required />
      <TextField name="summary" label={deskTexts.summary} hint={deskTexts.summaryHint} rows={2} />
      <TextField name="body" label={deskTexts.body} hint={isMarkdown ? deskTexts.bodyHint : undefined} rows={11} />
      <TopicsField />
      <div class="desk-row">
        <LineField name="byline" label={deskTexts.byline} />
        <SectionField />
      </div>
      <div class="desk-row">
        <PriorityField />
        {!story && <LineField name="embargo" label={deskTexts.embargo} hint={deskTexts.embargoHint} />}
      </div>
      <Refused />
      <div class="desk-foot">
        <button type="submit" class="button is-main" disabled={isSubmitting.value}>
          {submitText()}
        </button>
        {(story || held) && (
          <button type="button" class="button" onClick={clearDraft}>
            {held ? deskTexts.discard : deskTexts.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

/** What the button does: without an embargo, a story that waits goes out at once. */
function submitText(): string {
  if (correctedStory.value) return isSubmitting.value ? deskTexts.publishing : deskTexts.correct;
  if (!changedSubmission.value) return isSubmitting.value ? deskTexts.publishing : deskTexts.publish;
  if (isSubmitting.value) return deskTexts.saving;
  return isPast(draft.value.embargo) ? deskTexts.saveAndPublish : deskTexts.save;
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

function SectionField() {
  return (
    <div class="field">
      <label class="field-label" for="section">
        {deskTexts.section}
      </label>
      <select
        id="section"
        value={draft.value.section}
        onChange={(event) => edit({ section: event.currentTarget.value as Section | '' })}
      >
        <option value="">{deskTexts.sectionFound}</option>
        {SECTIONS.map((section) => (
          <option key={section} value={section}>
            {sectionTexts[section]}
          </option>
        ))}
      </select>
    </div>
  );
}

function PriorityField() {
  return (
    <fieldset class="field">
      <legend class="field-label">{deskTexts.priority}</legend>
      <div class="desk-choice">
        {PRIORITIES.map((priority: Priority) => (
          <label key={priority} class={`desk-option priority-${priority}`}>
            <input
              type="radio"
              name="priority"
              value={priority}
              checked={draft.value.priority === priority}
              onChange={() => edit({ priority } satisfies Partial<Draft>)}
            />
            {deskTexts.priorities[priority]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
