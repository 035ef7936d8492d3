import { z } from 'zod';
import { type SiteSettings, siteInSchema } from '../../../shared/contract/site-schema.ts';
import { answer, json, type Operation } from './operation.ts';

const shade = z.strictObject({ accent: z.string(), ink: z.string(), wash: z.string() });
const text = z.string().nullable();

const siteSettings = z.strictObject({
  name: text,
  description: text,
  contact: text,
  accent: text,
  imprint: text.meta({ description: 'Markdown' }),
  privacy: text.meta({ description: 'Markdown' }),
  shades: z
    .strictObject({ light: shade, dark: shade, contrastLight: shade, contrastDark: shade })
    .nullable()
    .meta({ description: 'The accent colour in each theme, such that it can be read' }),
  logo: z.strictObject({ hash: z.string(), url: z.string(), width: z.int(), height: z.int() }).nullable(),
}) satisfies z.ZodType<SiteSettings>;

const SETTINGS = answer('What is set now', 'SiteSettings', siteSettings);

/** The operators' calls about what the site says of itself. */
export const SITE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/admin/site', id: 'getSite', tag: 'Site', who: 'admin' },
    summary: 'The name, description, colours, logo and legal texts of this site',
    answers: { 200: SETTINGS },
  },
  {
    ...{ method: 'put', path: '/admin/site', id: 'setSite', tag: 'Site', who: 'admin' },
    summary: 'Sets all of them but the logo; null, or nothing, is the default',
    body: json('SiteSettingsIn', siteInSchema),
    answers: { 200: SETTINGS },
  },
  {
    ...{ method: 'put', path: '/admin/site/logo', id: 'setSiteLogo', tag: 'Site', who: 'admin' },
    summary: 'Sets the logo: a PNG, JPEG or WebP picture of at most 1 MB and 4.2 million pixels',
    body: { types: { 'image/png': 'text', 'image/jpeg': 'text', 'image/webp': 'text' } },
    answers: { 200: SETTINGS },
  },
  {
    ...{ method: 'delete', path: '/admin/site/logo', id: 'removeSiteLogo', tag: 'Site', who: 'admin' },
    summary: 'Removes the logo',
    answers: { 200: SETTINGS },
    errors: ['not_found'],
  },
];
