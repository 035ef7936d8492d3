import { expect, test } from 'vitest';
import { canonicalUrl } from './canonical-url.ts';

const STORY = 'https://news.example.com/2026/storm';

test.each([
  ['HTTPS://News.Example.com:443/2026/storm'],
  ['https://news.example.com./2026/storm'],
  ['https://news.example.com/2026/./x/../storm'],
  ['https://news.example.com//2026///storm'],
  ['https://news.example.com/2026/%73torm'],
  ['https://news.example.com/2026/storm?'],
  ['https://news.example.com/2026/storm#comments'],
  ['https://news.example.com/2026/storm?utm_source=x&fbclid=y&gclid=z'],
  ['https://news.example.com/2026/storm/amp/'],
  ['https://news.example.com/2026/storm/amp'],
  ['https://news.example.com/2026/storm?amp=1'],
  ['https://m.news.example.com/2026/storm'],
  ['https://amp.news.example.com/2026/storm'],
  ['https://user:secret@news.example.com/2026/storm'],
  [' https://news.example.com/2026/storm '],
])('%s is the same story', (address) => {
  expect(canonicalUrl(address)).toBe(STORY);
});

const LONG = [
  'utm_source',
  'UTM_SOURCE',
  'Utm_Id',
  'mtm_campaign',
  'fbclid',
  'FBCLID',
  'gad_source',
  'gbraid',
  'wbraid',
];
const OTHERS = [
  'msclkid',
  'twclid',
  'ttclid',
  'yclid',
  'ysclid',
  'igsh',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  '_hsenc',
];
const NEWS = [
  'at_medium',
  'xtor',
  'ns_campaign',
  'cmpid',
  'CMP_ID',
  'wt_mc',
  'smid',
  'echobox',
  'srsltid',
  '_ga',
  '_gl',
];
test.each([...LONG, ...OTHERS, ...NEWS])('the parameter %s tells nothing', (name) => {
  expect(canonicalUrl(`${STORY}?${name}=x1`)).toBe(STORY);
  expect(canonicalUrl(`${STORY}?id=7&${name}=x1&b=2`)).toBe(`${STORY}?b=2&id=7`);
});

test.each(['ref=platformer.news', 'ref=hnrss.org', 'source=rss', 'from=feed', 'via=news.site.example'])(
  'where a link was found (%s) tells nothing',
  (parameter) => {
    expect(canonicalUrl(`${STORY}?${parameter}`)).toBe(STORY);
  },
);

test.each(['ref=chapter-2', 'source=12', 'from=2026', 'id=rss', 'cat=utm_source', 'utm=1', 'gclidx=1'])(
  'the parameter %s may tell pages apart',
  (parameter) => {
    expect(canonicalUrl(`${STORY}?${parameter}`)).toBe(`${STORY}?${parameter}`);
  },
);

const ESCAPED = encodeURIComponent(`${STORY}?utm_source=x`);
test.each([
  `https://www.google.com/url?sa=t&q=${ESCAPED}&ved=1`,
  `https://www.google.co.uk/url?url=${ESCAPED}`,
  `https://l.facebook.com/l.php?u=${ESCAPED}&h=AT0`,
  `https://www.youtube.com/redirect?event=video&q=${ESCAPED}`,
  `https://duckduckgo.com/l/?uddg=${ESCAPED}`,
  `https://t.umblr.com/redirect?z=${ESCAPED}&t=1`,
  `https://eur01.safelinks.protection.outlook.com/?url=${ESCAPED}&data=05`,
  `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://www.google.com/url?q=${ESCAPED}`)}`,
])('%s is the page it leads to', (address) => {
  expect(canonicalUrl(address)).toBe(STORY);
});

test.each([
  'https://www.google.com/url?q=cats',
  'https://www.google.com/url?q=javascript:alert(1)',
  'https://l.facebook.com/l.php?h=1',
  'https://news.example.com/url?q=https://other.example/',
  'https://href.li/?%E0%A4%A',
])('%s leads nowhere else', (address) => {
  expect(new URL(String(canonicalUrl(address))).hostname).toBe(new URL(address).hostname);
});

test.each([
  ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
  ['https://example.com/A', 'https://example.com/a'],
  ['https://example.com/a?b=1', 'https://example.com/a?B=1'],
  ['https://example.com/a%2Fb', 'https://example.com/a/b'],
  ['https://example.com/a?x=1&x=2', 'https://example.com/a?x=2&x=1'],
  ['https://example.com/#!/a', 'https://example.com/#!/b'],
  ['https://example.com/amp', 'https://example.com/'],
  ['https://m.example/a', 'https://example/a'],
  ['https://example.com/q?v=a%26b', 'https://example.com/q?v=a&b'],
])('%s and %s stay different', (one, other) => {
  expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
});

test('parameters are sorted by name, and a canonical address is its own', () => {
  const canonical = canonicalUrl('https://example.com/a?b=2&a=1&utm_medium=rss');
  expect(canonical).toBe('https://example.com/a?a=1&b=2');
  expect(canonicalUrl(String(canonical))).toBe(canonical);
});

test.each(['javascript:alert(1)', 'ftp://example.com/a', 'http://', '', 'mailto:a@example.com', 'data:text/html,x'])(
  '%j is no address of a story',
  (address) => {
    expect(canonicalUrl(address)).toBeUndefined();
  },
);
