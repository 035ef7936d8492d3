import { bylineNames } from '../../../shared/domain/byline-names.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import type { MediaKind, StoryMedia } from '../../../shared/domain/media.ts';
import { MEDIA_TOPICS_URI } from '../../../shared/domain/media-topic.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import type { Story } from '../../../shared/domain/story.ts';
import { jsonBlock, type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

const HEADLINE_MAX = 110;

interface About {
  say: PageTexts;
  /** Of this server. */
  base: string;
  /** Of the story's page. */
  url: string;
  /** Of its picture, absolute. */
  image: string | undefined;
}

/** Structured data of a story: a schema.org `NewsArticle` in a data block. */
export function storyJsonLd(story: Story, { base, url, image, say }: About): Markup {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: cutText(story.headline, HEADLINE_MAX),
    description: story.summary ?? undefined,
    url,
    mainEntityOfPage: url,
    datePublished: story.publishedAt,
    dateModified: story.correctedAt ?? story.publishedAt,
    inLanguage: story.language ?? undefined,
    articleSection: story.section ? say.sectionName(story.section) : undefined,
    keywords: story.topics.map((topic) => topic.label),
    about: story.subjects?.map(({ name, code, uri }) => ({
      ...{ '@type': 'DefinedTerm', name, termCode: code, url: uri, inDefinedTermSet: MEDIA_TOPICS_URI },
    })),
    image: image && imageOf(story, image),
    ...mediaObjects(story, image),
    author: authorsOf(story),
    correction: correctionOf(story),
    copyrightNotice: story.copyright,
    usageInfo: story.usageTerms && { '@type': 'CreativeWork', text: story.usageTerms },
    locationCreated: story.placeline && { '@type': 'Place', name: story.placeline },
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: story.publisher.name,
      url: base + publisherPath(story.publisher),
    },
    isBasedOn: story.url ?? undefined,
    isAccessibleForFree: true,
  };
  return markup`<script type="application/ld+json">${jsonBlock(article)}</script>`;
}

/** Each name of a byline such as “Ada Berg and Tom Lind”. */
function authorsOf({ byline, publisher }: Story) {
  const names = byline === null ? [] : bylineNames(byline);
  if (names.length === 0) return { '@type': 'Organization', name: publisher.name };
  const people = names.map((name) => ({ '@type': 'Person', name }));
  return people.length === 1 ? people[0] : people;
}

function correctionOf({ correctedAt, correctionNote }: Story) {
  if (correctedAt === null || correctionNote === undefined) return undefined;
  return { '@type': 'CorrectionComment', text: correctionNote, datePublished: correctedAt };
}

function imageOf({ imageAlt, imageCaption, imageCredit }: Story, url: string) {
  if (!imageAlt && !imageCaption && !imageCredit) return [url];
  const texts = { description: imageAlt, caption: imageCaption ?? undefined, creditText: imageCredit ?? undefined };
  return [{ '@type': 'ImageObject', url, ...texts }];
}

function mediaObjects(story: Story, image: string | undefined) {
  const objects = (kind: MediaKind, type: string) => {
    const files = story.media.filter((file) => file.kind === kind);
    return files.length > 0 ? files.map((file) => mediaObject(story, file, { schemaType: type, image })) : undefined;
  };
  return { audio: objects('audio', 'AudioObject'), video: objects('video', 'VideoObject') };
}

function mediaObject(
  story: Story,
  { url, type, bytes, durationSeconds, title }: StoryMedia,
  { schemaType, image }: { schemaType: string; image: string | undefined },
) {
  return {
    '@type': schemaType,
    name: title ?? story.headline,
    contentUrl: url,
    encodingFormat: type,
    contentSize: bytes === undefined ? undefined : `${bytes} B`,
    duration: durationSeconds === undefined ? undefined : `PT${Math.round(durationSeconds)}S`,
    uploadDate: story.publishedAt,
    thumbnailUrl: image,
  };
}
