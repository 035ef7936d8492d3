import type { Priority, StoryCard } from '../../shared/domain/story.ts';
import type { AlertItem, AlertRecipient } from '../../shared/node/db/alert/recipient-store.ts';
import { isMuted } from '../matching/is-muted.ts';

export interface ChooseOptions {
  /** Earlier alerts to addresses with a rule for several publishers; the chosen ones are added. */
  told: Told;
  /** Whether the story tells what no earlier report of its storyline did. */
  isNew: boolean;
  /** Called for an address whose wishes cannot be evaluated; the others are still chosen. */
  skipAddress: (addressId: string, error: unknown) => void;
}

/** Whether an address was alerted to a storyline, and to its flash. */
export interface Told {
  has(addressId: string, storylineId: string, priority: Priority): boolean;
  add(addressId: string, storylineId: string, priority: Priority): void;
}

/** Records what addresses were alerted to; a storyline that became flash alerts once more. */
export function noteTold(before: readonly Pick<AlertItem, 'addressId' | 'storylineId' | 'priority'>[]): Told {
  const known = new Map<string, boolean>();
  const told: Told = {
    has(addressId, storylineId, priority) {
      const flash = known.get(`${addressId} ${storylineId}`);
      return flash !== undefined && (flash || priority !== 'flash');
    },
    add(addressId, storylineId, priority) {
      const key = `${addressId} ${storylineId}`;
      known.set(key, known.get(key) === true || priority === 'flash');
    },
  };
  for (const { addressId, storylineId, priority } of before) told.add(addressId, storylineId, priority);
  return told;
}

/** Chooses which addresses are alerted to a story, each once, by its first matching rule. */
export function chooseAlerts(
  story: StoryCard,
  eventSeq: number,
  recipients: readonly AlertRecipient[],
  { told, isNew, skipAddress }: ChooseOptions,
): AlertItem[] {
  const chosen = new Map<string, AlertItem>();
  const { id: storyId, priority, storyline } = story;
  for (const { addressId, rule, ...wishes } of recipients) {
    if (chosen.has(addressId)) continue;
    try {
      if (isMuted(story, wishes.mutes) || (wishes.onlyNew && !isNew) || !isEnough(story, wishes.independent)) continue;
      if (wishes.independent > 1 && told.has(addressId, storyline.id, priority)) continue;
    } catch (error) {
      skipAddress(addressId, error);
      continue;
    }
    chosen.set(addressId, {
      ...{ addressId, eventSeq, kind: 'story', storyId, storylineId: storyline.id, priority, rule },
    });
    told.add(addressId, storyline.id, priority);
  }
  return [...chosen.values()];
}

function isEnough({ storyline }: StoryCard, independent: number): boolean {
  return (storyline.independent ?? storyline.publishers) >= independent;
}
