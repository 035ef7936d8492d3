import type { RequestHandler } from 'express';
import { oEmbedQuerySchema } from '../../../shared/contract/oembed-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { chooseLanguage } from '../../../shared/domain/languages.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import { listStoriesById } from '../../../shared/node/db/story/story-list-store.ts';
import { missingStory } from '../../../shared/node/takedown/taken-down.ts';
import { readCoverage } from '../../coverages/hold-coverage.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { HttpContext } from '../context.ts';
import { describeCoverage } from '../pages/coverage-frame.ts';
import { pageTextsIn } from '../pages/page-texts.ts';
import { describeStory } from '../pages/story-quote.ts';
import { publicBase } from '../request/public-base.ts';
import { readsOf } from '../request/request-reads.ts';

const MAX_AGE_SECONDS = 60;
const STORY = /^\/story\/([^/]+)(?:\/[^/]*)?$/;
const LIVE = /^\/live\/([^/]+)(?:\/[^/]*)?$/;

/** `/oembed`: describes how other sites can show a link to a story or a live coverage. */
export function oEmbed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { url, format, maxwidth, maxheight } = parseOr('bad_query', oEmbedQuerySchema, req.query);
    if (format !== 'json') throw new NewswireError('format_not_offered', 'format must be json.');
    const base = publicBase(req, context.feeds.publicUrl);
    const coverageId = idAt(LIVE, url, base);
    if (coverageId !== undefined) {
      const db = readsOf(context, res);
      const coverage = await lookUp(db, (reads) => readCoverage(reads, coverageId));
      const say = await pageTextsIn(
        chooseLanguage(coverage.language ? [coverage.language] : []),
        context.site.current(),
      );
      const isFramed = context.embedOrigins.length > 0;
      res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
      res.json(describeCoverage(coverage, base, { say, isFramed, maxwidth, maxheight }));
      return;
    }
    const id = idAt(STORY, url, base);
    const find = async (storyId: string): Promise<StoryCard | undefined> =>
      lookUp(readsOf(context, res), async (db) => (await listStoriesById(db, [storyId]))[0]);
    const story = id === undefined ? undefined : await find(id);
    if (!story) {
      const missing = id === undefined ? undefined : await missingStory(context.db, id);
      if (missing?.code === 'story_removed') throw missing;
      throw new NewswireError('not_found', 'url is not the address of a story or a live coverage on this server.');
    }
    // In the story's language where the interface has it: a quote stands in others' pages, whatever their readers speak.
    const say = await pageTextsIn(chooseLanguage(story.language ? [story.language] : []), context.site.current());
    res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
    res.json(describeStory(story, base, { say, maxwidth, maxheight }));
  };
}

/** The id of the story or coverage at a URL of this server, whatever its slug, scheme, query and fragment. */
function idAt(pattern: RegExp, url: string, base: string): string | undefined {
  const asked = new URL(url);
  const own = new URL(base);
  const path = own.pathname.replace(/\/$/, '');
  if (asked.host !== own.host || !asked.pathname.startsWith(`${path}/`)) return undefined;
  const found = pattern.exec(asked.pathname.slice(path.length));
  const id = idSchema.safeParse(found?.[1]);
  return id.success ? id.data.toLowerCase() : undefined;
}
