import { z } from 'zod';
import type { Filter } from '../domain/filter.ts';
import { filterSchema } from './filter-schema.ts';
import { instantIn, parameterIn, patternIn, textIn } from './text-schema.ts';

const PAGE_MAX_STORIES = 100;
const PAGE_DEFAULT_STORIES = 30;
const EXPORT_MAX_EVENTS = 1_000;
const EXPORT_WAIT_MAX_SECONDS = 25;

/** Query strings repeat a parameter or separate values by commas; both become a list. */
const list = z
  .union([parameterIn(), z.array(parameterIn())])
  .transform((value) => [value].flat().flatMap((part) => part.split(',')))
  .transform((values) => values.map((value) => value.trim()).filter((value) => value !== ''));

/** A whole number from 1 to `most`. */
export function countUpTo(most: number) {
  return z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(most, `must be at most ${most}`);
}

const limit = countUpTo(PAGE_MAX_STORIES).default(PAGE_DEFAULT_STORIES);

/** The filter as query parameters (`any=a,b&section=world`), validated by the filter schema. */
const field = filterSchema.def.shape;
const filterParameters = {
  any: list.pipe(field.any.unwrap()).optional(),
  all: list.pipe(field.all.unwrap()).optional(),
  none: list.pipe(field.none.unwrap()).optional(),
  publisher: list.pipe(field.publishers.unwrap()).optional(),
  section: list.pipe(field.sections.unwrap()).optional(),
  lang: list.pipe(field.languages.unwrap()).optional(),
  priority: field.minPriority,
  q: field.q,
};

const storySeq = patternIn(/^\d{1,15}$/, 'must be the `seq` of a story').transform(Number);

type FilterParameters = z.output<z.ZodObject<typeof filterParameters>>;

/** Maps the parameters to a filter's field names. */
function toFilter({ any, all, none, publisher, section, lang, priority, q }: FilterParameters): Filter {
  return { any, all, none, publishers: publisher, sections: section, languages: lang, minPriority: priority, q };
}

const moment = instantIn().transform((at) => new Date(at));

export const storiesQuerySchema = z
  .strictObject({
    ...filterParameters,
    at: moment.refine((at) => at.getTime() <= Date.now(), 'must not lie in the future').optional(),
    sort: z.enum(['latest', 'top']).default('latest'),
    before: patternIn(/^\d{1,15}$/, 'must be the `next` of an earlier page')
      .transform(Number)
      .optional(),
    after: storySeq.optional(),
    limit,
  })
  .refine(({ at, sort }) => at === undefined || sort === 'latest', {
    path: ['at'],
    error: 'goes with sort=latest only',
  })
  .transform(({ at, before, after, limit: pageSize, sort, ...filter }) => ({
    at,
    sort,
    before,
    after,
    limit: pageSize,
    filter: toFilter(filter),
  }));
export type StoriesQuery = Omit<z.infer<typeof storiesQuerySchema>, 'at'>;

export const revisionsQuerySchema = z.strictObject({
  before: patternIn(/^\d{1,9}$/, 'must be the `next` of an earlier page')
    .transform(Number)
    .optional(),
  limit,
});

export const countQuerySchema = z
  .strictObject({
    ...filterParameters,
    after: storySeq.optional(),
    since: instantIn('must be a time, ISO 8601').optional(),
  })
  .transform(({ after, since, ...filter }) => ({ after, since, filter: toFilter(filter) }));
export type CountQuery = z.infer<typeof countQuerySchema>;

const NEWS_EACH_MAX = 3;
const NEWS_MAX = 60;
const NEWS_DEFAULT = 6;

/** `each`: sentences of one report; `limit`: of all. */
export const newsQuerySchema = z.strictObject({
  after: storySeq.default(0),
  each: countUpTo(NEWS_EACH_MAX).default(NEWS_EACH_MAX),
  limit: countUpTo(NEWS_MAX).default(NEWS_DEFAULT),
});

export const streamQuerySchema = z
  .strictObject({ ...filterParameters, since: textIn(64, 'must be a position').optional() })
  .transform(({ since, ...filter }) => ({ since, filter: toFilter(filter) }));

const positionText = textIn(64, 'must be a position');

export const exportQuerySchema = z
  .strictObject({
    ...filterParameters,
    since: positionText.optional(),
    until: positionText.optional(),
    follow: z
      .enum(['true', 'false'])
      .default('false')
      .transform((follow) => follow === 'true'),
    limit: countUpTo(EXPORT_MAX_EVENTS).optional(),
    wait: countUpTo(EXPORT_WAIT_MAX_SECONDS).optional(),
  })
  .refine(({ until, follow }) => until === undefined || !follow, {
    path: ['follow'],
    error: 'cannot be true when `until` is given',
  })
  .refine(({ until, follow, wait }) => wait === undefined || (until === undefined && !follow), {
    path: ['wait'],
    error: 'goes with neither `until` nor `follow`',
  })
  .transform(({ since, until, follow, limit: most, wait, ...filter }) => {
    return { since, until, follow, limit: most, wait, filter: toFilter(filter) };
  });

export const SUBMISSION_STATUSES = [
  ...(['queued', 'published', 'duplicate', 'rejected', 'failed'] as const),
  ...(['cancelled', 'replaced'] as const),
] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

export const submissionsQuerySchema = z.strictObject({
  /** `held` are those of `queued` that wait for their embargo. */
  status: z.enum([...SUBMISSION_STATUSES, 'held']).optional(),
  before: z.uuid('must be the `next` of an earlier page').optional(),
  limit,
});
export type SubmissionsQuery = z.infer<typeof submissionsQuerySchema>;

export const topicsQuerySchema = z.strictObject({
  prefix: textIn(80).default(''),
  limit,
});

export const idSchema = z.uuid('must be an id');

export const idempotencyKeySchema = textIn(255, 'Idempotency-Key must be at most 255 characters').min(
  1,
  'Idempotency-Key must not be empty',
);
