import { adminTexts } from '../admin-texts.ts';
import { planTakedown, takeDown } from '../net/admin-api.ts';
import { show } from '../state/lists.ts';
import { sayOutcome } from '../state/part.ts';
import { tell } from './act.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Shows what a takedown of the story with this address or id would remove. */
export async function planStory(text: string): Promise<boolean> {
  const id = ID.exec(text)?.[0];
  show('plan', undefined);
  sayOutcome('');
  if (id === undefined) {
    sayOutcome(adminTexts.badAddress);
    return false;
  }
  try {
    show('plan', await planTakedown(id));
    return true;
  } catch (error) {
    tell(error);
    return false;
  }
}

/** Takes a story down. */
export async function removeStory(id: string, reason: string): Promise<boolean> {
  try {
    const { finishedAt } = await takeDown(id, reason);
    sayOutcome(finishedAt === null ? adminTexts.takingDown : adminTexts.takenDown);
  } catch (error) {
    tell(error);
    return false;
  }
  document.getElementById('outcome')?.focus();
  return true;
}
