import { randomUUID } from 'node:crypto';
import type { CoverageAnswer, CoveragesPage, PostAnswer } from '../../shared/contract/coverage-shapes.ts';
import type { Coverage } from '../../shared/domain/coverage.ts';
import { coveragePath } from '../../shared/domain/coverage-address.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { type ConnectionOptions, resolveConnection } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { type CoverageFlags, coverageFrom } from './coverage-flags.ts';
import { type PostFlags, postFrom } from './post-flags.ts';

export interface LiveFlags extends ConnectionOptions {
  json?: boolean;
}

/** Begins a coverage and prints its id. */
export async function startLive(title: string, flags: LiveFlags & CoverageFlags & { externalId?: string }) {
  const { externalId } = flags;
  const body = { title, ...coverageFrom(flags), ...(externalId !== undefined && { externalId }) };
  const { coverage } = await send<CoverageAnswer>(flags, 'POST', '/coverages', body);
  tellCoverage(coverage, flags);
}

/** Changes what a coverage says about itself. */
export async function changeLive(id: string, flags: LiveFlags & CoverageFlags & { title?: string }): Promise<void> {
  const body = { ...coverageFrom(flags), ...(flags.title !== undefined && { title: flags.title }) };
  tellCoverage((await send<CoverageAnswer>(flags, 'PATCH', pathOf(id), body)).coverage, flags);
}

/** Ends a coverage. */
export async function endLive(id: string, flags: LiveFlags): Promise<void> {
  tellCoverage((await send<CoverageAnswer>(flags, 'POST', `${pathOf(id)}/end`)).coverage, flags);
}

/** Lists coverages, newest first. */
export async function listLive(flags: LiveFlags & { status?: string }): Promise<void> {
  const query = flags.status === undefined ? '' : `&status=${encodePart(flags.status)}`;
  const { coverages } = await send<CoveragesPage>(flags, 'GET', `/coverages?limit=50${query}`);
  if (flags.json) return print(JSON.stringify(coverages));
  if (coverages.length === 0) return note('There are no live coverages.');
  for (const { id, endedAt, posts, title } of coverages) {
    print(`${id}  ${endedAt ? 'ended' : 'live '}  ${String(posts).padStart(5)} posts  ${printable(title)}`);
  }
}

/** Adds a post and prints its id. */
export async function postLive(
  id: string,
  text: string | undefined,
  flags: LiveFlags & PostFlags & { pin?: boolean; externalId?: string },
): Promise<void> {
  const { pin, externalId } = flags;
  const more = { ...(pin && { pinned: true }), ...(externalId !== undefined && { externalId }) };
  const body = { ...(await postFrom(text, flags)), ...more };
  tellPost(await send<PostAnswer>(flags, 'POST', `${pathOf(id)}/posts`, body), flags);
}

/** Changes a post in its place. */
export async function editLive(
  id: string,
  postId: string,
  text: string | undefined,
  flags: LiveFlags & PostFlags,
): Promise<void> {
  tellPost(await send<PostAnswer>(flags, 'PATCH', pathOf(id, postId), await postFrom(text, flags)), flags);
}

/** Pins a post to the top, or releases it. */
export async function pinLive(id: string, postId: string, flags: LiveFlags & { release?: boolean }): Promise<void> {
  const method = flags.release ? 'DELETE' : 'POST';
  tellPost(await send<PostAnswer>(flags, method, `${pathOf(id, postId)}/pin`), flags);
}

/** Retracts a post. */
export async function retractLive(id: string, postId: string, flags: LiveFlags & { reason: string }): Promise<void> {
  tellPost(await send<PostAnswer>(flags, 'DELETE', pathOf(id, postId), { reason: flags.reason }), flags);
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

function send<Answer>(flags: LiveFlags, method: Method, path: string, body?: object): Promise<Answer> {
  return keyedClient(flags).send<Answer>({
    ...{ method, path },
    ...(method === 'POST' && { idempotencyKey: randomUUID() }),
    ...(body && { body: JSON.stringify(body) }),
  });
}

function pathOf(id: string, postId?: string): string {
  return `/coverages/${encodePart(id)}${postId === undefined ? '' : `/posts/${encodePart(postId)}`}`;
}

function tellCoverage(coverage: Coverage, flags: LiveFlags): void {
  print(flags.json ? JSON.stringify(coverage) : coverage.id);
  if (!flags.json) note(resolveConnection(flags, process.env).url + coveragePath(coverage));
}

function tellPost({ post }: PostAnswer, flags: LiveFlags): void {
  print(flags.json ? JSON.stringify(post) : post.id);
}
