import leven from 'leven';

/** What other systems call our fields, without capitals and separators. */
const ELSEWHERE: Record<string, readonly string[]> = {
  title: ['headline', 'name'],
  head: ['headline'],
  content: ['body'],
  contenthtml: ['body'],
  html: ['body'],
  text: ['body'],
  description: ['summary'],
  abstract: ['summary'],
  excerpt: ['summary'],
  lead: ['summary'],
  subtitle: ['summary'],
  author: ['byline'],
  authors: ['byline'],
  creator: ['byline'],
  tags: ['topics'],
  keywords: ['topics'],
  subjects: ['topics'],
  category: ['section'],
  lang: ['language'],
  locale: ['language'],
  link: ['url'],
  href: ['url'],
  id: ['externalId'],
  guid: ['externalId'],
  slug: ['externalId'],
  date: ['publishedAt'],
  pubdate: ['publishedAt'],
  published: ['publishedAt'],
  datepublished: ['publishedAt'],
  embargo: ['embargoUntil'],
  embargoed: ['embargoUntil'],
  urgency: ['priority'],
  picture: ['image', 'imageUrl'],
  photo: ['image', 'imageUrl'],
  thumbnail: ['image', 'imageUrl'],
  video: ['media'],
  audio: ['media'],
  format: ['bodyFormat'],
};
/** Names that differ more are another field. */
const CHANGES_MAX = 2;
/** Longer names are not compared: comparing takes time in proportion to both lengths. */
const COMPARED_MAX = 40;

/** The known field that is likely meant by an unknown one; undefined if none is. */
export function likelyField(unknown: string, known: readonly string[]): string | undefined {
  if (unknown.length > COMPARED_MAX) return undefined;
  const plain = plainName(unknown);
  const same = known.find((name) => plainName(name) === plain);
  if (same !== undefined) return same;
  const elsewhere = Object.hasOwn(ELSEWHERE, plain) ? ELSEWHERE[plain] : undefined;
  const renamed = elsewhere?.find((name) => known.includes(name));
  if (renamed !== undefined) return renamed;
  return closestName(unknown, known);
}

/** The known name that differs from this one by a slip of the keyboard; undefined if none does. */
export function closestName(unknown: string, known: readonly string[]): string | undefined {
  if (unknown.length > COMPARED_MAX) return undefined;
  const plain = plainName(unknown);
  const closest = known
    .map((name) => ({ name, changes: leven(plainName(name), plain, { maxDistance: CHANGES_MAX + 1 }) }))
    .sort((a, b) => a.changes - b.changes)[0];
  // Of a short name, two changes leave too little.
  return closest && closest.changes <= Math.min(CHANGES_MAX, plain.length / 3) ? closest.name : undefined;
}

/** `image_url`, `image-url` and `ImageURL` are one name. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-\s]/g, '');
}
