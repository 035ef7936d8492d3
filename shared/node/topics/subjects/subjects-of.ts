import { MEDIA_TOPICS_URI, type StorySubject } from '../../../domain/media-topic.ts';
import type { TopicRef } from '../../../domain/story.ts';
import { subjectOfSlug } from './media-topics.ts';

/** The topics that are subjects of IPTC's Media Topics, with their codes. */
export function subjectsOf(topics: readonly TopicRef[]): StorySubject[] {
  return topics.flatMap(({ slug, kind }) => {
    const subject = kind === 'subject' ? subjectOfSlug(slug) : undefined;
    if (subject?.code === undefined) return [];
    const name = subject.name.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
    return [{ code: `medtop:${subject.code}`, name, uri: MEDIA_TOPICS_URI + subject.code, slug }];
  });
}
