import { topicSlug } from '../../../shared/domain/topic.ts';
import type { NinjsItem } from './ninjs-schema.ts';
import type { Warnings } from './warnings.ts';

const FIELDS = ['subjects', 'people', 'organisations', 'places'] as const;
const TOPICS_MAX = 20;
const TOPIC_MAX_CHARACTERS = 80;
/** People who made the story rather than those it is about. */
const MAKERS = /author|writer|creator|photographer|byline/i;

/** What a story is about, by name: subjects, then people, organisations and places. */
export function chooseTopics(item: NinjsItem, warnings: Warnings): string[] {
  const topics = new Map<string, string>();
  for (const field of FIELDS) {
    for (const [index, { name, literal, rel = '' }] of (item[field] ?? []).entries()) {
      const where = `${field}.${index}`;
      if (field === 'people' && MAKERS.test(rel)) continue;
      const label = name?.trim() ?? '';
      if (topics.has(topicSlug(label))) continue;
      if (label === '') warnings.add(where, `is not kept: it has no name${literal ? `, only “${literal}”` : ''}`);
      else if (label.length > TOPIC_MAX_CHARACTERS || topicSlug(label) === '')
        warnings.add(where, 'is no name for a topic');
      else if (topics.size === TOPICS_MAX) warnings.add(where, `is not kept: a story has at most ${TOPICS_MAX} topics`);
      else topics.set(topicSlug(label), label);
    }
  }
  return [...topics.values()];
}

/** `by`, or else the names of its authors. */
export function chooseByline({ by, people = [] }: NinjsItem): string | undefined {
  if (by !== undefined) return by;
  const makers = people.flatMap(({ name, rel = '' }) => (name !== undefined && MAKERS.test(rel) ? [name] : []));
  return makers.length > 0 ? makers.join(', ') : undefined;
}
