import { generateOpml, type Opml } from 'feedsmith';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import { OPML_ATTRIBUTES, OPML_NAMESPACE, toAttributes } from './opml-settings.ts';

type Outline = Opml.Outline<string>;

const TITLE = 'Newswire feeds';
/** The library refuses to write a document without outlines. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>${TITLE}</title></head><body/></opml>`;

/** Writes feeds as OPML 2.0, grouped by section, with their settings in attributes of our own namespace. */
export function writeOpml(feeds: Feed[]): string {
  const sections = [...new Set(feeds.map(({ section }) => section))];
  const outlines = sections.flatMap((section): Outline[] => {
    const inside = feeds.filter((feed) => feed.section === section).map(toOutline);
    return section === null ? inside : [{ text: section, title: section, outlines: inside }];
  });
  if (outlines.length === 0) return EMPTY;
  const document = { head: { title: TITLE }, body: { outlines } };
  const written = generateOpml(document, { extraOutlineAttributes: [...OPML_ATTRIBUTES] });
  // The library has no option for it.
  return written.replace('<opml ', `<opml xmlns:newswire="${OPML_NAMESPACE}" `);
}

function toOutline(feed: Feed): Outline {
  const text = feed.title ?? feed.publisher?.name ?? feed.url;
  const category = feed.topics.map((topic) => topic.replaceAll(',', ' ')).join(',');
  const common = { type: 'rss', text, title: text, xmlUrl: feed.url, ...(category !== '' && { category }) };
  return { ...common, ...toAttributes(feed) };
}
