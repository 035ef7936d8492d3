import type { Coverage } from '../../../shared/domain/coverage.ts';
import type { OEmbed } from '../reference/oembed-answer.ts';
import { markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

const WIDTH = 600;
const HEIGHT = 700;
/** A smaller frame shows no whole post. */
const LEAST = 280;
const CACHE_SECONDS = 300;

interface Room {
  say: PageTexts;
  /** Whether other sites may show it in a frame. */
  isFramed: boolean;
  maxwidth?: number | undefined;
  maxheight?: number | undefined;
}

/** A live coverage for oEmbed: a frame in which it goes on, or only a link where frames are not allowed or do not fit. */
export function describeCoverage(coverage: Coverage, base: string, room: Room): OEmbed {
  const { say, isFramed, maxwidth = WIDTH, maxheight = HEIGHT } = room;
  const about = {
    version: '1.0',
    title: coverage.title,
    author_name: coverage.publisher.name,
    provider_name: say.site.name,
    provider_url: `${base}/`,
    cache_age: CACHE_SECONDS,
  } as const;
  if (!isFramed || maxwidth < LEAST || maxheight < LEAST) return { ...about, type: 'link' };
  const [width, height] = [Math.min(WIDTH, maxwidth), Math.min(HEIGHT, maxheight)];
  const address = `${base}/live/${coverage.id}/embed`;
  const html = String(
    markup`<iframe src="${address}" title="${coverage.title}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`,
  );
  return { ...about, type: 'rich', html, width, height };
}
