import { MEDIA_TOPIC_CODES } from '../../../shared/contract/media-topic-codes.ts';
import { mediaTopicNumber } from '../../../shared/domain/media-topic.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import type { NinjsItem } from './ninjs-schema.ts';
import type { Warnings } from './warnings.ts';

const FIELDS = ['subjects', 'people', 'organisations', 'places'] as const;
const TOPICS_MAX = 20;
const TOPIC_MAX_CHARACTERS = 80;
/** People who made the story rather than those it is about. */
const MAKERS = /author|writer|creator|photographer|byline/i;

/** The codes of its subjects that are in IPTC's Media Topics. */
export function chooseSubjects({ subjects = [] }: NinjsItem): string[] {
  return [...new Set(subjects.flatMap((subject) => codeOf(subject) ?? []))].slice(0, TOPICS_MAX);
}

/** What else a story is about, by name: subjects, then people, organisations and places. */
export function chooseTopics(item: NinjsItem, warnings: Warnings): string[] {
  const topics = new Map<string, string>();
  for (const field of FIELDS) {
    for (const [index, concept] of (item[field] ?? []).entries()) {
      const { name, literal, rel = '' } = concept;
      if (field === 'subjects' && codeOf(concept) !== undefined) continue;
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

/** Its code in IPTC's Media Topics, which stands in its address or in its literal. */
function codeOf({ uri = '', literal = '' }: { uri?: string; literal?: string }): string | undefined {
  const number = mediaTopicNumber(uri) ?? mediaTopicNumber(literal);
  return number !== undefined && MEDIA_TOPIC_CODES.has(number) ? `medtop:${number}` : undefined;
}

/** `by`, or else the names of its authors. */
export function chooseByline({ by, people = [] }: NinjsItem): string | undefined {
  if (by !== undefined) return by;
  const makers = people.flatMap(({ name, rel = '' }) => (name !== undefined && MAKERS.test(rel) ? [name] : []));
  return makers.length > 0 ? makers.join(', ') : undefined;
}
