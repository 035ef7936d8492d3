import type { Request, RequestHandler, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type FairSlots, openFairSlots } from '../../limits/fair-slots.ts';
import { shareWork } from '../../limits/share-work.ts';
import type { HttpContext } from '../context.ts';
import { publicGroup } from '../request/request-address.ts';
import type { SharedAnswer } from './shared-answer.ts';

/**
 * How many CPU-heavy answers are worked on at once: each may block the event loop for some 25 ms, and all at once would
 * block it for the sum.
 */
const MOST = 2;
const WAITING = 1_000;
const WAIT_MS = 2_000;
const RETRY_AFTER_S = 1;

/** Slots for answers that cost the server more than a few milliseconds of CPU, such as pages and full texts. */
export function openAnswerSlots(): FairSlots {
  return openFairSlots({ capacity: MOST, perAddress: MOST, maxWaiting: WAITING });
}

type Answering = Pick<HttpContext, 'answerSlots' | 'quickAnswers'>;

/** Runs the handler in an answer slot, until the answer is written; must not wait for the client to read it. */
export function inTurns(context: Answering, handler: RequestHandler): RequestHandler {
  return (req, res, next) => takeTurn(context, { req, res }, () => handler(req, res, next));
}

/** Works on an answer when a slot is free; does nothing for a client that has disconnected. */
export async function takeTurn(
  context: Answering,
  { req, res }: { req: Request; res: Response },
  work: () => unknown,
): Promise<void> {
  await atTurn(context, { req, isWanted: () => !res.closed }, work);
}

/** An answer that concurrent identical requests share; `question` returns the key that makes them identical. */
export function sharedAtTurn(
  context: Answering,
  question: (req: Request) => string,
  read: (req: Request) => Promise<SharedAnswer>,
): RequestHandler {
  const share = shareTurns<SharedAnswer>(context);
  return async (req, res) => {
    const answer = await share(req, question(req), () => read(req));
    await answer?.send(req, res);
  };
}

/** Shares work among identical requests, in the slot of the first one, even if that client disconnects. */
export function shareTurns<Result>(context: Answering) {
  const share = shareWork<Result | undefined>();
  return (req: Request, question: string, work: () => Promise<Result>): Promise<Result | undefined> =>
    share(question, () => atTurn(context, { req, isWanted: () => true }, work));
}

/**
 * Runs work in an answer slot, after quick answers; returns undefined when it is no longer wanted. Throws `overloaded`
 * when no slot was free within two seconds.
 */
async function atTurn<Result>(
  { answerSlots, quickAnswers }: Answering,
  { req, isWanted }: { req: Request; isWanted: () => boolean },
  work: () => Promise<Result> | Result,
): Promise<Result | undefined> {
  const until = Date.now() + WAIT_MS;
  const isWaiting = (): boolean => isWanted() && Date.now() < until;
  const release = await answerSlots.acquire({ address: publicGroup(req), isWaiting });
  try {
    if (!isWanted()) return undefined;
    if (typeof release !== 'function') {
      throw new NewswireError('overloaded', 'Too many requests for pages and full texts.', [], RETRY_AFTER_S);
    }
    await quickAnswers.giveWay();
    return await work();
  } finally {
    if (typeof release === 'function') release();
  }
}
