import type { StoryNotes as Notes } from '../../shared/domain/story-notes.ts';
import { storyPageTexts } from '../story-page-texts.ts';

/** What the publisher says to readers about a story, above its text. */
export function StoryNotes({ correctionNote, editorNote }: Pick<Notes, 'correctionNote' | 'editorNote'>) {
  return (
    <>
      {correctionNote && <Note label={storyPageTexts.correction} text={correctionNote} />}
      {editorNote && <Note label={storyPageTexts.editorNote} text={editorNote} />}
    </>
  );
}

function Note({ label, text }: { label: string; text: string }) {
  return (
    <p class="story-note" data-testid="story-note">
      <strong>{label}</strong> <span dir="auto">{text}</span>
    </p>
  );
}

/** Whose text it is, and what others may do with it. */
export function StoryRights({ copyright, usageTerms }: Pick<Notes, 'copyright' | 'usageTerms'>) {
  return (
    <>
      {copyright && (
        <p class="story-rights" dir="auto">
          {copyright}
        </p>
      )}
      {usageTerms && (
        <p class="story-rights" dir="auto">
          {storyPageTexts.usageTerms(usageTerms)}
        </p>
      )}
    </>
  );
}
