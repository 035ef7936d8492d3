import type { ErrorCode } from '../../../../shared/domain/errors.ts';
import type { ErrorDoc } from './error-doc.ts';
import { KEY_ERRORS } from './key-errors.ts';
import { LOAD_ERRORS } from './load-errors.ts';
import { NEWSROOM_ERRORS } from './newsroom-errors.ts';
import { PEOPLE_ERRORS } from './people-errors.ts';
import { READER_ERRORS } from './reader-errors.ts';
import { REQUEST_ERRORS } from './request-errors.ts';
import { STORY_ERRORS } from './story-errors.ts';

/** The groups in which the index lists the codes. */
export const ERROR_GROUPS: readonly { title: string; docs: Partial<Record<ErrorCode, ErrorDoc>> }[] = [
  { title: 'The request', docs: REQUEST_ERRORS },
  { title: 'Keys and publishers', docs: KEY_ERRORS },
  { title: 'Stories, submissions and coverages', docs: STORY_ERRORS },
  { title: 'Drafts and flashes', docs: NEWSROOM_ERRORS },
  { title: 'People with roles', docs: PEOPLE_ERRORS },
  { title: 'Readers', docs: READER_ERRORS },
  { title: 'Limits and load', docs: LOAD_ERRORS },
];

/** What there is to say about every error code: a code without a text does not compile. */
export const ERROR_DOCS: Record<ErrorCode, ErrorDoc> = {
  ...REQUEST_ERRORS,
  ...KEY_ERRORS,
  ...STORY_ERRORS,
  ...NEWSROOM_ERRORS,
  ...PEOPLE_ERRORS,
  ...READER_ERRORS,
  ...LOAD_ERRORS,
};
