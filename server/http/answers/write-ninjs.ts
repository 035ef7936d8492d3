import type { Priority, Story, TopicKind } from '../../../shared/domain/story.ts';
import { foldKeys } from '../../intake/ninjs/fold-keys.ts';

export type NinjsVersion = 2 | 3;

const URGENCY = { flash: 1, urgent: 3, routine: 5 } as const satisfies Record<Priority, number>;
const STANDARDS = { 2: '2.1', 3: '3.0' } as const;

/** A story as an item of IPTC's ninjs. */
export function writeNinjs(story: Story, base: string, version: NinjsVersion): unknown {
  const number = STANDARDS[version];
  const schema = `http://www.iptc.org/std/ninjs/ninjs-schema_${number}.json`;
  const item = { ...itemOf(story, base), standard: { name: 'ninjs', version: number, schema } };
  // The fields of both versions differ in nothing but capital letters.
  return version === 3 ? item : foldKeys(item);
}

function itemOf(story: Story, base: string) {
  const { byline, language, media, summary, topics, url, copyright, usageTerms } = story;
  const edNote = story.retracted?.reason ?? story.correctionNote;
  return {
    uri: `${base}/story/${story.id}`,
    type: 'text',
    representationType: 'full',
    version: String(story.revision),
    firstCreated: story.publishedAt,
    versionCreated: story.retracted?.at ?? story.correctedAt ?? story.releasedAt,
    pubStatus: story.retracted ? 'canceled' : 'usable',
    urgency: URGENCY[story.priority],
    ...(edNote !== undefined && { edNote }),
    ...(copyright !== undefined && { copyrightNotice: copyright }),
    ...(usageTerms !== undefined && { usageTerms }),
    ...(language !== null && { language }),
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    ...(summary !== null && { descriptions: [{ role: 'summary', contentType: 'text/plain', value: summary }] }),
    bodies: [{ role: 'main', contentType: 'text/html', value: story.bodyHtml }],
    ...(byline !== null && { by: byline }),
    infoSources: [{ role: 'provider', name: story.publisher.name }],
    people: named(topics, ['person']),
    organisations: named(topics, ['organisation']),
    places: named(topics, ['place']),
    subjects: [
      ...(story.subjects ?? []).map(({ name, uri, code }) => ({ name, rel: 'about', uri, literal: code })),
      ...named(
        topics.filter(({ slug }) => !story.subjects?.some((subject) => subject.slug === slug)),
        ['subject', 'other', undefined],
      ),
    ],
    ...(url !== null && { altIds: [{ role: 'original', value: url }] }),
    associations: [...pictureOf(story), ...media.map(recordingOf)],
  };
}

function named(topics: Story['topics'], kinds: (TopicKind | undefined)[]) {
  return topics
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ label, slug }) => ({ name: label, rel: 'about', literal: slug }));
}

function pictureOf({ imageUrl, imageAlt, imageCaption, imageCredit }: Story) {
  if (!imageUrl) return [];
  const description = imageCaption ?? imageAlt;
  return [
    {
      ...{ name: 'picture', uri: imageUrl, type: 'picture' },
      ...(description && { descriptions: [{ role: 'caption', contentType: 'text/plain', value: description }] }),
      ...(imageCredit && { copyrightHolder: imageCredit }),
      renditions: [{ name: 'original', href: imageUrl }],
    },
  ];
}

function recordingOf({ url, kind, type, bytes, durationSeconds, title }: Story['media'][number], index: number) {
  return {
    ...{ name: `${kind} ${index + 1}`, uri: url, type: kind },
    ...(title !== undefined && { headlines: [{ role: 'main', value: title }] }),
    renditions: [
      {
        ...{ name: 'original', href: url },
        ...(type !== undefined && { contentType: type }),
        ...(bytes !== undefined && { sizeInBytes: bytes }),
        ...(durationSeconds !== undefined && { duration: durationSeconds }),
      },
    ],
  };
}
