import type { TakedownPlace } from '../../../shared/contract/takedown-schema.ts';
import { OpsRefused } from '../../ops/net/operator-call.ts';
import { adminTexts } from '../admin-texts.ts';
import { planCoverageTakedown, planTakedown, takeDown } from '../net/admin-api.ts';
import { type ShownPlan, show } from '../state/lists.ts';
import { sayOutcome } from '../state/part.ts';
import { tell } from './act.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const LIVE_ADDRESS = /\/live\/[0-9a-f]/i;
const NOT_FOUND = 404;

/** Shows what a takedown of the story or live coverage with this address or id would remove. */
export async function planRemoval(text: string): Promise<boolean> {
  const id = ID.exec(text)?.[0];
  show('plan', undefined);
  sayOutcome('');
  if (id === undefined) {
    sayOutcome(adminTexts.badAddress);
    return false;
  }
  try {
    show('plan', await (LIVE_ADDRESS.test(text) ? planCoverage(id) : planEither(id)));
    return true;
  } catch (error) {
    tell(error);
    return false;
  }
}

/** An id alone does not tell which it is. */
async function planEither(id: string): Promise<ShownPlan> {
  try {
    const { headline, publisher, found, copies } = await planTakedown(id);
    return { kind: 'story', id, title: headline, publisher, found: placesOf(found), copies };
  } catch (error) {
    if (!(error instanceof OpsRefused) || error.status !== NOT_FOUND) throw error;
    // The answer about the story is the better one when there is no coverage either.
    return planCoverage(id).catch(() => Promise.reject(error));
  }
}

async function planCoverage(id: string): Promise<ShownPlan> {
  const { title, publisher, found } = await planCoverageTakedown(id);
  return { kind: 'coverage', id, title, publisher, found: placesOf(found), copies: [] };
}

function placesOf(found: Partial<Record<TakedownPlace, number>>): ShownPlan['found'] {
  return (Object.entries(found) as ShownPlan['found']).filter(([, count]) => count > 0);
}

/** Takes down what the plan is about. */
export async function removeForGood(plan: ShownPlan, reason: string): Promise<boolean> {
  try {
    const { finishedAt } = await takeDown(plan, reason);
    sayOutcome(finishedAt === null ? adminTexts.takingDown : adminTexts.takenDown);
  } catch (error) {
    tell(error);
    return false;
  }
  document.getElementById('outcome')?.focus();
  return true;
}
