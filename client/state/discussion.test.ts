import { expect, test } from 'vitest';
import type { Comment } from '../../shared/domain/comment.ts';
import type { DiscussionEvent } from '../../shared/domain/wire-event.ts';
import {
  type CommentNode,
  type Discussion,
  emptyDiscussion,
  revealed,
  threadsOf,
  withEvent,
  withFirstPage,
} from './discussion.ts';

const comment = (no: number, more: Partial<Comment> = {}): Comment => ({
  id: `c${no}`,
  storyId: 's',
  no,
  revision: 1,
  parentId: null,
  answersId: more.parentId ?? null,
  depth: 1,
  writer: { id: 'other', name: 'Other' },
  text: `Text ${no}`,
  at: '2026-11-24T12:00:00.000Z',
  editedAt: null,
  removed: null,
  ...more,
});
const event = (type: 'comment.added' | 'comment.changed' | 'comment.removed', one: Comment): DiscussionEvent => ({
  seq: one.no,
  at: one.at,
  type,
  storyId: 's',
  comments: one.no,
  comment: one,
});
const opened = (comments: Comment[], next: string | null = null): Discussion =>
  withFirstPage(emptyDiscussion('s'), {
    threads: comments.map((one) => ({ ...one, replies: [], moreReplies: false })),
    comments: comments.length,
    closed: null,
    position: 'f.1',
    next,
  });
const outline = (nodes: CommentNode[]): unknown[] =>
  nodes.map(({ comment: { id }, replies }) => (replies.length === 0 ? id : [id, ...outline(replies)]));

test("others' comments wait, our own stand at once", () => {
  let held = opened([comment(1)]);
  held = withEvent(held, event('comment.added', comment(2)), 'me');
  held = withEvent(held, event('comment.added', comment(3, { parentId: 'c1' })), 'me');
  held = withEvent(held, event('comment.added', comment(4, { writer: { id: 'me', name: 'Me' } })), 'me');
  expect(outline(threadsOf(held))).toEqual(['c4', 'c1']);
  expect([...held.waiting]).toEqual(['c2', 'c3']);
  expect(outline(threadsOf(revealed(held)))).toEqual(['c4', 'c2', ['c1', 'c3']]);
  expect(held.total).toBe(4);
});

test('the same event twice, and an older revision after a newer one, change nothing', () => {
  const edited = comment(1, { revision: 2, text: 'Edited' });
  let held = withEvent(opened([comment(1)]), event('comment.changed', edited), undefined);
  held = withEvent(held, event('comment.changed', edited), undefined);
  held = withEvent(held, event('comment.added', comment(1)), undefined);
  expect(threadsOf(held)[0]?.comment.text).toBe('Edited');
  expect(held.waiting.size).toBe(0);
});

test('a removed comment keeps its place on the page, and waits no more when nobody has seen it', () => {
  let held = withEvent(opened([comment(1)]), event('comment.added', comment(2)), undefined);
  for (const no of [1, 2]) {
    const removed = comment(no, { revision: 2, text: null, writer: null, removed: 'moderator' });
    held = withEvent(held, event('comment.removed', removed), undefined);
  }
  expect(threadsOf(held).map(({ comment: { removed } }) => removed)).toEqual(['moderator']);
  expect(held.waiting.size).toBe(0);
});

test('what belongs to a page that was not read yet comes with it', () => {
  let held = opened([comment(9)], '9');
  held = withEvent(held, event('comment.added', comment(10, { parentId: 'c3' })), undefined);
  held = withEvent(held, event('comment.changed', comment(4, { revision: 3 })), undefined);
  expect([...held.comments.keys()]).toEqual(['c9']);
  expect(held.total).toBe(4);
});

test('a page that is read again brings what was missed behind the button', () => {
  const held = withFirstPage(opened([comment(1)]), {
    threads: [2, 1].map((no) => ({ ...comment(no), replies: [], moreReplies: false })),
    comments: 2,
    closed: null,
    position: 'f.2',
    next: null,
  });
  expect([...held.waiting]).toEqual(['c2']);
  expect(held.total).toBe(2);
});

test('what we sent leaves the outbox when the wire brings it first', () => {
  const own = comment(2, { writer: { id: 'me', name: 'Me' }, text: 'Mine' });
  const held = {
    ...opened([comment(1)]),
    pending: [{ clientId: 'x', parentId: null, text: 'Mine ', problem: undefined }],
  };
  expect(withEvent(held, event('comment.added', own), 'me').pending).toEqual([]);
});
