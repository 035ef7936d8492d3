import { useMemo } from 'preact/hooks';
import { changedParagraphs } from '../../state/word-diff.ts';
import { ChangedFields } from '../../views/changed-fields.tsx';
import { htmlText } from '../../views/html-text.ts';
import { deskTexts } from '../desk-texts.ts';
import { changedSubmission, correctedStory, draft, draftBefore, draftFormat } from '../draft.ts';
import { changedFieldsOf, type Draft } from '../draft-fields.ts';
import { fieldLabel } from '../field-labels.ts';

/** What will be sent of a correction or a change: each field that differs, word by word. */
export function DraftChanges() {
  const story = correctedStory.value;
  const before = draftBefore.value;
  const after = draft.value;
  const isHtml = draftFormat.value === 'html';
  const fields = useMemo(() => compareDrafts(before, after, isHtml), [before, after, isHtml]);
  if (!story && !changedSubmission.value) return null;
  return (
    <section class="desk-preview changes" aria-labelledby="changes-title" data-testid="draft-changes">
      <h2 id="changes-title">{deskTexts.changes}</h2>
      {fields.length === 0 ? (
        <p class="desk-quiet">{deskTexts.changesNone}</p>
      ) : (
        <ChangedFields fields={fields} language={story?.language ?? null} />
      )}
    </section>
  );
}

/** The fields in which two states of a draft differ, with their words. */
export function compareDrafts(before: Draft, after: Draft, isHtml: boolean) {
  const shown = (name: keyof Draft, text: string): string => {
    if (name === 'priority') return deskTexts.priorities[text as Draft['priority']] ?? text;
    return name === 'body' && isHtml ? htmlText(text) : text;
  };
  return changedFieldsOf(after, before).map((name) => ({
    name: fieldLabel(name),
    paragraphs: changedParagraphs(shown(name, before[name]), shown(name, after[name]), null),
  }));
}
