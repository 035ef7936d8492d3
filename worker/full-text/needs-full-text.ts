import type { FullTextMode } from '../../shared/contract/feed-options.ts';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { htmlToText } from '../feeds/parse/plain-text.ts';

/** A body with fewer characters is an excerpt, whatever it looks like. */
const SHORT_CHARACTERS = 500;
/** A body much shorter than the feed's usual one is an excerpt, unless it is as long as an article. */
const ARTICLE_CHARACTERS = 1_500;
const SHARE_OF_USUAL = 0.25;
/** Fewer bodies do not show what is usual. */
const USUAL_BODIES_MIN = 5;
const END_CHARACTERS = 300;

/** How an excerpt ends, also before a link or a full stop. */
const CUT_OFF = /(?:…|\.\.\.|&hellip;)\s{0,5}\]?\s{0,5}[\])]?$/u;
const READ_ON =
  /(?:read (?:more|on|the full|the whole|full)|continue reading|more details|full (?:story|article)|keep reading|weiterlesen|mehr lesen|zum artikel|lire la suite|en savoir plus|leer más|seguir leyendo|sigue leyendo|leia mais|continue lendo|ler mais|leggi tutto|continua a leggere|lees (?:meer|verder)|läs mer|les mer|læs mere|lue lisää|czytaj (?:więcej|dalej)|читать (?:далее|дальше|полностью)|подробнее|続きを読む|阅读全文|閱讀全文|더 보기)[^\n]{0,120}$/iu;
/** WordPress writes this under each item. */
const APPEARED_FIRST = /\s*The post [^\n]{1,300} (?:first appeared|appeared first) on [^\n]{1,200}$/i;

/**
 * Says which stories of a feed's document want the text of their page. With `auto`, a rule of thumb: the story has no
 * body, a short one, one that ends like an excerpt, or one much shorter than is usual in this document.
 */
export function needFullText(stories: readonly StoryIn[], mode: FullTextMode): (story: StoryIn) => boolean {
  if (mode === 'off') return () => false;
  if (mode === 'on') return ({ url }) => url !== undefined;
  const usual = usualLength(stories.map((story) => textOf(story).length));
  return (story) => story.url !== undefined && isExcerpt(textOf(story), usual);
}

/** True for a text that looks like the beginning of another; `usual` is the usual length beside it. */
function isExcerpt(whole: string, usual: number | undefined): boolean {
  const text = whole.replace(APPEARED_FIRST, '').trimEnd();
  if (text.length < SHORT_CHARACTERS) return true;
  const end = text.slice(-END_CHARACTERS);
  if (CUT_OFF.test(end) || READ_ON.test(end)) return true;
  return usual !== undefined && text.length < ARTICLE_CHARACTERS && text.length < usual * SHARE_OF_USUAL;
}

/** The median length of those that have a body. */
function usualLength(lengths: number[]): number | undefined {
  const bodies = lengths.filter((length) => length > 0).sort((a, b) => a - b);
  return bodies.length < USUAL_BODIES_MIN ? undefined : bodies[bodies.length >> 1];
}

function textOf({ body = '', bodyFormat }: StoryIn): string {
  return bodyFormat === 'html' ? htmlToText(body) : body;
}
