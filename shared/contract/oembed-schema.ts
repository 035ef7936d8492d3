import { z } from 'zod';
import { textIn } from './text-schema.ts';

/** In pixels; sites without enough room still get a link. */
const most = z.coerce
  .number('must be a number of pixels')
  .int('must be a whole number of pixels')
  .min(1, 'must be at least 1')
  .optional();

/** Query of `/oembed`; oEmbed requires that further parameters, such as `dnt` or `theme`, are ignored. */
export const oEmbedQuerySchema = z.object({
  url: textIn(2_000).refine((text) => /^https?:/i.test(text) && URL.canParse(text), 'must be an http or https address'),
  format: textIn(20).default('json'),
  maxwidth: most,
  maxheight: most,
});
