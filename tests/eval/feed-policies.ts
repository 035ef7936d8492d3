import type { Difference, ExpectedFeed } from './feed-facts.ts';

interface Policy {
  name: string;
  reason: string;
  covers: (difference: Difference, expected: ExpectedFeed, document: string) => boolean;
}

/** Where we mean to differ from other readers, each by a rule that names no file. */
export const POLICIES: readonly Policy[] = [
  {
    name: 'original link',
    reason:
      "`feedburner:origLink` is the publisher's own page; the link beside it leads through a service that may end.",
    covers: ({ fact, actual }, _expected, document) =>
      fact === 'link' && originalLinks(document).some((link) => actual !== undefined && sameText(link, actual)),
  },
  {
    name: 'first link',
    reason: 'Of several links of one item or channel the first counts; others take the last.',
    covers: ({ fact, item, actual }, expected) =>
      fact === 'link' && actual !== undefined && ((item ?? expected).links ?? []).slice(0, 1).includes(actual),
  },
  {
    name: 'shared id',
    reason: 'Items that share an id but not their words are different stories, so their ids are made distinct.',
    covers: ({ fact, item, actual }, { items }) =>
      fact === 'id' && actual?.startsWith('sha256:') === true && items.filter(({ id }) => id === item?.id).length > 1,
  },
  {
    name: 'undecoded',
    reason: 'The other reader did not find the encoding and has U+FFFD in its place.',
    covers: ({ expected, actual }) => expected.includes('\ufffd') && fits(expected, actual ?? ''),
  },
  {
    name: 'one list of authors',
    reason: 'The authors come from the best element that names some; feedparser adds those of all others.',
    covers: ({ fact, expected, actual }) =>
      fact === 'author' &&
      actual !== undefined &&
      actual.split(', ').every((name) => expected.split(', ').includes(name)),
  },
  {
    name: 'id as written',
    reason: 'An id is compared character by character (RFC 4287, 4.2.6.1); feedparser resolves it like a link.',
    covers: ({ fact, expected, actual }) => fact === 'id' && actual !== undefined && expected === `/${actual}`,
  },
  {
    name: 'empty item',
    reason: 'An item without words and without an address is no story.',
    covers: ({ fact, expected, actual }, { items }) =>
      fact === 'items' && Number(expected) - items.filter(({ isEmpty }) => isEmpty).length === Number(actual),
  },
];

/** The name of the policy that explains a difference; undefined for one that is a fault. */
export function policyFor(difference: Difference, expected: ExpectedFeed, document: string): string | undefined {
  return POLICIES.find(({ covers }) => covers(difference, expected, document))?.name;
}

function originalLinks(document: string): string[] {
  return [...document.matchAll(/:origLink>\s*(?:<!\[CDATA\[)?([^<\]\s]+)/gi)].map(([, link]) => link ?? '');
}

function sameText(link: string, url: string): boolean {
  const plain = link.replaceAll('&amp;', '&');
  return URL.canParse(plain) && new URL(plain).href === url;
}

/** True when both differ only where one has U+FFFD. */
function fits(undecoded: string, decoded: string): boolean {
  const [marked, real] = [[...undecoded], [...decoded]];
  return marked.length === real.length && marked.every((letter, at) => letter === '\ufffd' || letter === real[at]);
}
