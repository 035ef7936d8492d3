import { NewswireError } from '../../shared/domain/errors.ts';
import { withoutScheme } from '../../shared/domain/without-scheme.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { findStandingStories } from '../../shared/node/db/story/standing-story-store.ts';
import type { NewSubmission } from '../../shared/node/db/submission/submission-store.ts';
import { openSubmission, rejectedSubmission } from '../../shared/node/intake/new-submission.ts';
import type { ReadStory } from './read-stories.ts';

/** A submission for an item of a request, with the error for which it is rejected, if it is. */
interface ItemSubmission {
  submission: NewSubmission;
  item: ReadStory;
  error: NewswireError | undefined;
}

/** Makes the submissions of a request's items, in order; looks up the stories that are to be retracted. */
export async function submissionsOf(
  db: Queryable,
  { publisherId, callerId: submittedBy }: { publisherId: string; callerId: string },
  items: readonly ReadStory[],
): Promise<ItemSubmission[]> {
  const retracted = items.flatMap((item) => ('retraction' in item ? [item.externalId] : []));
  const known = await findStandingStories(db, publisherId, retracted);
  return items.map((item) => {
    if ('story' in item) {
      return {
        item,
        error: undefined,
        submission: { ...openSubmission(publisherId, { kind: 'publish', payload: item.story }), submittedBy },
      };
    }
    if ('error' in item) {
      return { item, error: item.error, submission: rejectedSubmission(publisherId, 'publish', item.error) };
    }
    const { externalId, retraction } = item;
    const id = known.get(withoutScheme(externalId));
    if (id === undefined) {
      const error = unknownStory(externalId);
      return { item, error, submission: rejectedSubmission(publisherId, 'retract', error) };
    }
    const work = { kind: 'retract', payload: retraction } as const;
    return { item, error: undefined, submission: openSubmission(publisherId, work, { id, externalId }) };
  });
}

function unknownStory(uri: string): NewswireError {
  const detail = `uri must be that of a story of yours that is not retracted, to cancel it; there is none with ${uri}`;
  return new NewswireError('validation_failed', detail, [{ field: 'uri', rule: 'unknown', detail }]);
}
