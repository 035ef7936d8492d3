import { z } from 'zod';

/** An oEmbed 1.0 answer: a quote, or only a link where the quote would not fit. */
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
