import { z } from 'zod';

export const SCOPES = ['publish', 'moderate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export const publisherInSchema = z.strictObject({
  name: z.string().trim().min(1, 'must not be blank').max(200, 'must be at most 200 characters'),
  url: z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' }).optional(),
});

export const keyInSchema = z.strictObject({
  scopes: z.array(z.enum(SCOPES)).min(1, 'must name at least one scope').default(['publish']),
});
