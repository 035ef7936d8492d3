import type { IntakeWarning } from '../../shared/contract/http-shapes.ts';
import type { StoryIn, StoryPatch } from '../../shared/contract/story-schema.ts';
import { topicSlug } from '../../shared/domain/topic.ts';

const PICTURE_FIELDS = ['imageUrl', 'imageAlt', 'imageCaption', 'imageCredit'] as const;

/**
 * What is accepted of a story, or of a correction of one, but will not be seen by readers, by the name of its field and
 * the reason. `corrected` is the story that a correction is about, as it is now.
 */
export function unseenFields(
  story: StoryIn | StoryPatch,
  now: number,
  corrected?: { hasPicture: boolean },
): IntakeWarning[] {
  const warnings: IntakeWarning[] = [];
  const warn = (field: string, why: string): void => void warnings.push({ field, detail: `${field} ${why}` });
  const hasPicture = story.imageUrl === undefined ? corrected?.hasPicture === true : story.imageUrl !== null;
  for (const field of PICTURE_FIELDS) {
    if (story[field] === undefined) continue;
    if (story.image !== undefined) warn(field, 'is not used: image counts instead');
    else if (!hasPicture && story[field] !== null) warn(field, 'is not shown: the story has no picture');
  }
  if (story.bodyFormat !== undefined && !story.body) warn('bodyFormat', 'is not used: there is no body');
  if (story.correctionNote && !corrected && !('externalId' in story && story.externalId)) {
    warn('correctionNote', 'is not shown: without an externalId this is a new story');
  }
  if (story.embargoUntil !== undefined && Date.parse(story.embargoUntil) <= now) {
    warn('embargoUntil', 'is over: it is released now');
  }
  for (const [index, first] of repeatedTopics(story.topics ?? [])) {
    warn(`topics.${index}`, `is not shown: it is the same topic as topics.${first}`);
  }
  return warnings;
}

/** The places of topics that were named before, each with the place of the first. */
function repeatedTopics(topics: readonly string[]): [index: number, first: number][] {
  const slugs = topics.map(topicSlug);
  return slugs.flatMap((slug, index): [number, number][] => {
    const first = slugs.indexOf(slug);
    return first < index ? [[index, first]] : [];
  });
}
