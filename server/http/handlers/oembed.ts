import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { listStoriesById } from '../../../shared/node/db/story-list-store.ts';
import { oEmbedQuerySchema } from '../../../shared/wire/oembed-schema.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';
import type { HttpContext } from '../context.ts';
import { describeStory } from '../pages/story-quote.ts';
import { publicBase } from '../public-base.ts';
import { readsOf } from '../reads-of.ts';

const MAX_AGE_SECONDS = 60;

/** `/oembed`: how other sites show a link to a story of ours. */
export function oEmbed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { url, format, maxwidth, maxheight } = parseOr('bad_query', oEmbedQuerySchema, req.query);
    if (format !== 'json') throw new NewswireError('format_not_offered', 'format must be json.');
    const base = publicBase(req, context.feeds.publicUrl);
    const id = storyIdOf(url, base);
    const [story] = id === undefined ? [] : await listStoriesById(readsOf(context, res), [id]);
    if (!story) throw new NewswireError('not_found', 'url is not the address of a story on this server.');
    res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`).set('Access-Control-Allow-Origin', '*');
    res.json(describeStory(story, base, { maxwidth, maxheight }));
  };
}

/** The story that an address of ours leads to, whatever its slug, scheme and what hangs on it. */
function storyIdOf(url: string, base: string): string | undefined {
  const asked = new URL(url);
  const own = new URL(base);
  const path = own.pathname.replace(/\/$/, '');
  if (asked.host !== own.host || !asked.pathname.startsWith(`${path}/`)) return undefined;
  const found = /^\/story\/([^/]+)(?:\/[^/]*)?$/.exec(asked.pathname.slice(path.length));
  const id = idSchema.safeParse(found?.[1]);
  return id.success ? id.data.toLowerCase() : undefined;
}
