import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { PostIn, PostPatch } from '../../shared/contract/coverage-schema.ts';
import {
  brokenPostRule,
  COVERAGE_POSTS_MAX,
  type CoveragePost,
  NO_CONTENT,
  type PostContent,
} from '../../shared/domain/coverage.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type PostRow, toPost } from '../../shared/node/db/coverage/coverage-row.ts';
import {
  addPost,
  changePost,
  emptyPost,
  emptyPostEvents,
  findPost,
  findPostByExternalId,
  setPinned,
} from '../../shared/node/db/coverage/post-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { checkRoomForPin, holdCoverage, holdRunning, mustHavePost, recordPost, type Writing } from './hold-coverage.ts';
import type { Written } from './write-once.ts';

/** Adds a post; a known `externalId` changes the post that it names instead. */
export async function writePost(
  tx: Queryable,
  writing: Writing,
  { externalId, pinned, ...input }: PostIn,
): Promise<Written> {
  const { coverageId } = writing;
  const coverage = await holdRunning(tx, writing);
  const known = externalId === undefined ? undefined : await findPostByExternalId(tx, coverageId, externalId);
  if (known) {
    if (known.retracted_at) throw new NewswireError('post_retracted', 'The externalId names a retracted post.');
    await edit(tx, known, merged(NO_CONTENT, input));
    if (pinned !== undefined) await pin(tx, writing, known.id, pinned);
    return { id: known.id, isNew: false };
  }
  if (coverage.posts >= COVERAGE_POSTS_MAX) {
    throw new NewswireError(
      'too_many_posts',
      `A coverage has at most ${COVERAGE_POSTS_MAX.toLocaleString('en')} posts.`,
    );
  }
  if (pinned) await checkRoomForPin(tx, coverageId);
  const id = newId();
  const post = { id, coverageId, content: merged(NO_CONTENT, input), pinned: pinned ?? false };
  await addPost(tx, { ...post, ...(externalId !== undefined && { externalId }) });
  await recordPost(tx, 'post.added', post);
  return { id, isNew: true };
}

/** Changes a post in its place; the same again changes nothing. */
export async function editPost(tx: Queryable, writing: Writing, id: string, patch: PostPatch): Promise<CoveragePost> {
  await holdRunning(tx, writing);
  const row = await mustHavePost(tx, writing, id);
  return edit(tx, row, merged({ ...NO_CONTENT, ...row.content }, patch));
}

/** Pins a post to the top, or releases it; idempotent. */
export async function pinPost(tx: Queryable, writing: Writing, id: string, pinned: boolean): Promise<CoveragePost> {
  await holdRunning(tx, writing);
  return pin(tx, writing, id, pinned);
}

/** Retracts a post, also of a coverage that has ended: its content is gone wherever it could be read; idempotent. */
export async function retractPost(tx: Queryable, writing: Writing, id: string, reason: string): Promise<CoveragePost> {
  await holdCoverage(tx, writing);
  const known = await findPost(tx, writing.coverageId, id);
  if (known?.retracted_at) return toPost(known);
  await mustHavePost(tx, writing, id);
  await emptyPost(tx, { id, reason });
  const post = await recordPost(tx, 'post.retracted', { coverageId: writing.coverageId, id });
  await emptyPostEvents(tx, post);
  return post;
}

async function edit(tx: Queryable, row: PostRow, content: PostContent): Promise<CoveragePost> {
  if (isDeepStrictEqual(content, { ...NO_CONTENT, ...row.content })) return toPost(row);
  await changePost(tx, row.id, content);
  return recordPost(tx, 'post.changed', { coverageId: row.coverage_id, id: row.id });
}

async function pin(tx: Queryable, writing: Writing, id: string, pinned: boolean): Promise<CoveragePost> {
  const row = await mustHavePost(tx, writing, id);
  if ((row.pinned_at !== null) === pinned) return toPost(row);
  if (pinned) await checkRoomForPin(tx, writing.coverageId);
  await setPinned(tx, id, pinned);
  return recordPost(tx, 'post.changed', { coverageId: writing.coverageId, id });
}

/** Undefined leaves a field as it is; throws `validation_failed` for what is no post. */
function merged(content: PostContent, patch: PostPatch): PostContent {
  const said = Object.entries(patch).filter(([, value]) => value !== undefined);
  const whole: PostContent = { ...content, ...Object.fromEntries(said) };
  const broken = brokenPostRule(whole);
  if (broken) throw new NewswireError('validation_failed', `${broken.field} ${broken.detail}`, [broken]);
  return whole;
}
