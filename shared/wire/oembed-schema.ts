import { z } from 'zod';

/** In pixels; sites that leave room for nothing still get a link. */
const most = z.coerce
  .number('must be a number of pixels')
  .int('must be a whole number of pixels')
  .min(1, 'must be at least 1')
  .optional();

/** What sites ask of `/oembed`. They may send more (`dnt`, `theme`), which the specification has us ignore. */
export const oEmbedQuerySchema = z.object({
  url: z
    .string('must be the address of a story')
    .max(2_000, 'must be at most 2000 characters')
    .refine((text) => /^https?:/i.test(text) && URL.canParse(text), 'must be an http or https address'),
  format: z.string().default('json'),
  maxwidth: most,
  maxheight: most,
});

/** An answer of oEmbed 1.0: a quote with a link, or the link alone where the quote would not fit. */
export const oEmbedSchema = z.object({
  version: z.literal('1.0'),
  type: z.enum(['rich', 'link']),
  title: z.string(),
  author_name: z.string(),
  provider_name: z.string(),
  provider_url: z.string(),
  cache_age: z.int(),
  html: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
});
export type OEmbed = z.infer<typeof oEmbedSchema>;
