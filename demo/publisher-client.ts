import { randomUUID } from 'node:crypto';
import type { Submission, SubmissionAccepted } from '../shared/contract/http-shapes.ts';
import type { Retraction, StoryIn, StoryPatch } from '../shared/contract/story-schema.ts';
import { backOffMs } from '../shared/node/lifecycle/back-off.ts';
import type { Clock } from './pace.ts';

const ANSWER_TIMEOUT_MS = 20_000;
const STORY_POLL_MS = 500;
const STORY_POLLS = 120;

/** Submits one publisher's copy. Nothing here throws: what is refused, or ended by the signal, gives undefined. */
export interface PublisherClient {
  /** Resolves with the submission's id. */
  publish(story: StoryIn): Promise<string | undefined>;
  correct(storyId: string, patch: StoryPatch): Promise<void>;
  retract(storyId: string, retraction: Retraction): Promise<void>;
  /** Waits until a submission is published and resolves with the story's id. */
  storyOf(submissionId: string): Promise<string | undefined>;
}

interface ClientOptions {
  url: string;
  key: string;
  clock: Clock;
  signal: AbortSignal;
}

interface Call {
  method: string;
  path: string;
  body?: unknown;
}

/** Retries temporary failures until they succeed or the signal fires. */
export function openPublisherClient(options: ClientOptions): PublisherClient {
  const send = <T>(call: Call): Promise<T | undefined> => sendUntilAnswered<T>(options, call);
  return {
    async publish(story) {
      return (await send<SubmissionAccepted>({ method: 'POST', path: '/stories', body: story }))?.id;
    },
    async correct(storyId, patch) {
      await send({ method: 'PATCH', path: `/stories/${storyId}`, body: patch });
    },
    async retract(storyId, retraction) {
      await send({ method: 'DELETE', path: `/stories/${storyId}`, body: retraction });
    },
    async storyOf(submissionId) {
      for (let poll = 0; poll < STORY_POLLS && !options.signal.aborted; poll += 1) {
        const submission = await send<Submission>({ method: 'GET', path: `/submissions/${submissionId}` });
        // A repeated submission is a duplicate, of the story that it names.
        if (submission?.status !== 'queued') return submission?.storyId ?? submission?.duplicateOf;
        await options.clock.pause(STORY_POLL_MS, options.signal);
      }
      return undefined;
    },
  };
}

async function sendUntilAnswered<T>(options: ClientOptions, call: Call): Promise<T | undefined> {
  const idempotencyKey = randomUUID();
  for (let failures = 0; !options.signal.aborted; failures += 1) {
    const outcome = await sendOnce<T>(options, call, idempotencyKey);
    if (outcome !== 'again') return outcome;
    await options.clock.pause(backOffMs(failures, { random: options.clock.random }), options.signal);
  }
  return undefined;
}

/** `again` for a temporary failure; undefined for a refusal, which a retry would only repeat. */
async function sendOnce<T>(
  options: ClientOptions,
  call: Call,
  idempotencyKey: string,
): Promise<T | undefined | 'again'> {
  const { url, key, signal } = options;
  try {
    const response = await fetch(`${url}/api/v1${call.path}`, {
      method: call.method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(call.body !== undefined && { 'content-type': 'application/json', 'idempotency-key': idempotencyKey }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    // An answer may have no body.
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer as T;
    return response.status === 429 || response.status >= 500 ? 'again' : undefined;
  } catch {
    // The server is down or the signal fired; the caller checks the signal before retrying.
    return 'again';
  }
}
