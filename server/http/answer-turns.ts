import type { Request, RequestHandler, Response } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { openPlaces, type Places } from '../feed/places.ts';
import type { HttpContext } from './context.ts';
import { publicGroup } from './readers/address-group.ts';
import { shareWork } from './share-work.ts';
import type { SharedAnswer } from './shared-answer.ts';

/**
 * Answers that take the server's own time are worked on so many at once: each may hold the event loop for some 25 ms, and
 * all that were asked at once would hold it together.
 */
const MOST = 2;
const WAITING = 1_000;
const WAIT_MS = 2_000;
const RETRY_AFTER_S = 1;

/** Places for answers that cost the server more than a few milliseconds of its own, such as pages and whole texts. */
export function openAnswerPlaces(): Places {
  return openPlaces({ most: MOST, perAddress: MOST, waiting: WAITING });
}

type Answering = Pick<HttpContext, 'answerPlaces' | 'quickAnswers'>;

/** The same handler, at its turn; for one that is done once the answer is written, however slowly its client reads. */
export function inTurns(context: Answering, handler: RequestHandler): RequestHandler {
  return (req, res, next) => takeTurn(context, { req, res }, () => handler(req, res, next));
}

/** Works on an answer at its turn; does nothing for a client that has left. */
export async function takeTurn(
  context: Answering,
  { req, res }: { req: Request; res: Response },
  work: () => unknown,
): Promise<void> {
  await atTurn(context, { req, isWanted: () => !res.closed }, work);
}

/** An answer that all who ask the same at once share; `question` tells what is asked. */
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

/** Work that all who ask the same at once share, done at the turn of the first of them, whoever leaves meanwhile. */
export function shareTurns<Result>(context: Answering) {
  const share = shareWork<Result | undefined>();
  return (req: Request, question: string, work: () => Promise<Result>): Promise<Result | undefined> =>
    share(question, () => atTurn(context, { req, isWanted: () => true }, work));
}

/**
 * Works on something once there is a place, behind quick answers; undefined when it is not wanted any more. Throws
 * `overloaded` when no place was free within two seconds.
 */
async function atTurn<Result>(
  { answerPlaces, quickAnswers }: Answering,
  { req, isWanted }: { req: Request; isWanted: () => boolean },
  work: () => Promise<Result> | Result,
): Promise<Result | undefined> {
  const until = Date.now() + WAIT_MS;
  const isWaiting = (): boolean => isWanted() && Date.now() < until;
  const leave = await answerPlaces.enter({ address: publicGroup(req), isWaiting });
  try {
    if (!isWanted()) return undefined;
    if (typeof leave !== 'function') {
      throw new NewswireError('overloaded', 'Too many ask for pages and texts at once.', [], RETRY_AFTER_S);
    }
    await quickAnswers.giveWay();
    return await work();
  } finally {
    if (typeof leave === 'function') leave();
  }
}
