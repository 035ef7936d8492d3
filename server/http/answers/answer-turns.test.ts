import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { openQuickAnswers } from '../../limits/quick-answers.ts';
import { openAnswerSlots, takeTurn } from './answer-turns.ts';

const asked = (address: string, closed = false) => ({
  req: { ip: address } as Request,
  res: { closed } as Response,
});
const settle = (): Promise<void> => new Promise(setImmediate);

function held() {
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { work: () => done, finish };
}

test('LOAD5 two answers are worked on at once, the next one when one of them is written', async () => {
  const context = { answerSlots: openAnswerSlots(), quickAnswers: openQuickAnswers() };
  const [first, second] = [held(), held()];
  const order: string[] = [];
  const all = [
    takeTurn(context, asked('198.51.100.1'), first.work),
    takeTurn(context, asked('198.51.100.2'), second.work),
    takeTurn(context, asked('198.51.100.3'), () => order.push('third')),
  ];
  await settle();
  expect(order).toEqual([]);
  second.finish();
  await all[2];
  expect(order).toEqual(['third']);
  first.finish();
  await Promise.all(all);
});

test('LOAD5 an answer that fails gives its place back, and nothing is done for a client who has left', async () => {
  const context = { answerSlots: openAnswerSlots(), quickAnswers: openQuickAnswers() };
  for (let no = 0; no < 5; no += 1) {
    const failing = takeTurn(context, asked('198.51.100.1'), () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
  }
  let worked = false;
  await takeTurn(context, asked('198.51.100.1', true), () => {
    worked = true;
  });
  expect(worked).toBe(false);
  await takeTurn(context, asked('198.51.100.1'), () => {
    worked = true;
  });
  expect(worked).toBe(true);
});

test('LOAD5 who finds a thousand waiting is refused at once', async () => {
  const context = { answerSlots: openAnswerSlots(), quickAnswers: openQuickAnswers() };
  const { work, finish } = held();
  const waiting = Array.from({ length: 1_002 }, () => takeTurn(context, asked('127.0.0.1'), work));
  await settle();
  const refused = takeTurn(context, asked('127.0.0.1'), work);
  await expect(refused).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 });
  finish();
  await Promise.all(waiting);
});
