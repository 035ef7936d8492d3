import type { StoryFacts } from '../../../shared/domain/story-facts.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { deleteFacts, putFacts } from '../../../shared/node/db/storyline/fact-store.ts';
import type { Edited, Release } from '../stages.ts';

const NOTHING: StoryFacts = { known: new Int32Array(), sentences: [] };

interface EditedRelease {
  edited: Edited;
  release: Release;
}

/** Writes the facts of releases with a new text, and removes those of retracted ones. Call this after `putStories`. */
export async function recordFacts(tx: Queryable, releases: EditedRelease[]): Promise<void> {
  const retracted = releases.filter(({ release }) => release.event === 'story.retracted');
  const read = releases.flatMap((released) => {
    const facts = factsOf(released);
    return facts ? { storyId: released.release.row.id, facts } : [];
  });
  await Promise.all([
    putFacts(tx, read),
    deleteFacts(
      tx,
      retracted.map(({ release }) => release.row.id),
    ),
  ]);
}

/** Undefined when the text stays: after a change of other fields, or while the story has the text of its page. */
function factsOf({ edited, release: { row, before } }: EditedRelease): StoryFacts | undefined {
  if (edited.kind === 'publish') return row.excerpt_html === null ? edited.facts : undefined;
  if (edited.kind !== 'correct' || !before) return undefined;
  const hasNewBody = row.body_html !== before.body_html;
  const hasNewSummary = row.body_html === '' && row.summary !== before.summary;
  return hasNewBody || hasNewSummary ? (edited.facts ?? NOTHING) : undefined;
}
