import type { RequestHandler } from 'express';
import { type Health, liveAnswer, readyAnswer } from '../../../shared/node/lifecycle/health.ts';

/** `/livez`: 503 when only a restart would help. */
export function livez(health: Health): RequestHandler {
  return (_req, res) => {
    const answer = liveAnswer(health);
    res.status(answer.status === 'unavailable' ? 503 : 200).json(answer);
  };
}

/** `/readyz`: whether the server can serve readers and publishers now, and what is missing if not. */
export function readyz(health: Health): RequestHandler {
  return async (_req, res) => {
    const answer = await readyAnswer(health);
    res.status(answer.status === 'unavailable' ? 503 : 200).json(answer);
  };
}
