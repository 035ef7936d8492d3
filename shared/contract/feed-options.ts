import { z } from 'zod';
import { patternIn, textIn, trimmedIn } from './text-schema.ts';

/** Whether the text of a story is fetched from its page: never, always, or where the feed seems to carry an excerpt. */
const FULL_TEXT_MODES = ['off', 'on', 'auto'] as const;
export type FullTextMode = (typeof FULL_TEXT_MODES)[number];

const HEADERS_MAX = 20;
const RETENTION_MAX_DAYS = 3_650;
/** RFC 9110, 5.6.2. */
const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,64}$/i;
const HEADER_VALUE = /^[\x20-\x7e]*$/;
/** Set by the fetcher itself, or with a field of their own. */
const OWN_HEADERS =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|range|if-.*|accept-encoding|cookie|user-agent|proxy-.*)$/i;

const headerText = (most: number) =>
  trimmedIn(most).regex(HEADER_VALUE, 'must consist of visible ASCII characters and blanks');

/** How a feed is fetched and read, as far as the operator says so. */
const options = {
  /** Instead of Newswire's own. */
  userAgent: headerText(300).min(1, 'must not be empty'),
  /** A story stays as it was first published. */
  ignoreUpdates: z.boolean(),
  /** A regular expression (RE2): items whose title, author, address or a topic match are left out. */
  block: textIn(500).min(1, 'must not be empty'),
  /** A regular expression (RE2): only items that match are taken. */
  keep: textIn(500).min(1, 'must not be empty'),
  /** Instead of the server's default. */
  fullText: z.enum(FULL_TEXT_MODES, `must be one of ${FULL_TEXT_MODES.join(', ')}`),
  /** A CSS selector of the element of a page that is its text, where this is not found otherwise. */
  fullTextSelector: textIn(300).min(1, 'must not be empty'),
  /** Stories are deleted after so many days. */
  retentionDays: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(RETENTION_MAX_DAYS, `must be at most ${RETENTION_MAX_DAYS.toLocaleString('en')}`),
};

/** Sent to the feed's own site only, and never shown again. */
const credentials = {
  username: headerText(200).regex(/^[^:]*$/, 'must not contain a colon'),
  password: textIn(500),
  cookie: headerText(4_000),
  headers: z
    .array(
      z.strictObject({
        name: patternIn(HEADER_NAME, 'must be the name of a header').refine(
          (name) => !OWN_HEADERS.test(name),
          'must not be a header that Newswire sets, such as Host, Cookie or User-Agent',
        ),
        value: headerText(2_000),
      }),
    )
    .max(HEADERS_MAX, `must hold at most ${HEADERS_MAX} headers`),
};

/** The options of a new feed. */
export const feedOptionsSchema = z.strictObject(options).partial();
/** A change of options; null takes the default again. */
export const feedOptionsPatchSchema = nullable(options);
/** The credentials of a new feed. */
export const feedCredentialsSchema = z.strictObject(credentials).partial();
/** A change of credentials; null removes one. */
export const feedCredentialsPatchSchema = nullable(credentials);

export type FeedOptions = z.infer<typeof feedOptionsSchema>;
export type FeedCredentials = z.infer<typeof feedCredentialsSchema>;

function nullable<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  type Nullable = { [Key in keyof Shape]: z.ZodOptional<z.ZodNullable<Shape[Key]>> };
  const entries = Object.entries(shape).map(([key, schema]) => [key, schema.nullable().optional()]);
  return z.strictObject(Object.fromEntries(entries) as Nullable);
}
