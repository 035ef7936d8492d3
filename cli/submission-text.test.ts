import { expect, test } from 'vitest';
import { describeSubmission } from './submission-text.ts';

const submission = {
  id: 's1',
  kind: 'publish' as const,
  status: 'published' as const,
  headline: 'Ferry resumes',
  externalId: null,
  storyId: 'st1',
  receivedAt: '2026-03-01T12:00:00.000Z',
  receipt: {
    accepted: '2026-03-01T12:00:00.000Z',
    edited: '2026-03-01T12:00:00.012Z',
    recorded: '2026-03-01T12:00:00.020Z',
    announced: { at: '2026-03-01T12:00:00.031Z', position: 'f.7' },
    delivered: { readers: 1 },
  },
};

test('each step is shown in milliseconds after the acceptance', () => {
  expect(describeSubmission(submission)).toEqual([
    'submission  s1',
    'status      published',
    'headline    Ferry resumes',
    'story       st1',
    'accepted    2026-03-01T12:00:00.000Z',
    'edited          12 ms later',
    'recorded        20 ms later',
    'announced       31 ms later, at position f.7',
    'delivered   to 1 reader',
  ]);
});

test('a step that is still ahead is not shown', () => {
  const receipt = { accepted: submission.receipt.accepted, delivered: { readers: 0 } };
  const lines = describeSubmission({ ...submission, status: 'queued', receipt });
  expect(lines.at(-1)).toBe('accepted    2026-03-01T12:00:00.000Z');
});
