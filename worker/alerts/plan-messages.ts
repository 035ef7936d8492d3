import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import type { DueAlerts, NewAlertMessage, PostponedAlerts } from '../../shared/node/db/alert/due-store.ts';

/** What is sent now, and what waits longer. */
export interface Plan {
  messages: NewAlertMessage[];
  postponed: PostponedAlerts[];
}

/**
 * Groups what is due, by address: all of it is one message, unless quiet hours hold it back or the address was told a
 * moment ago. A flash waits for earlier flashes only.
 */
export function planMessages(due: readonly DueAlerts[], newId: () => string): Plan {
  const messages = new Map<string, NewAlertMessage>();
  const postponed: PostponedAlerts[] = [];
  for (const alerts of due) {
    const { addressId, isFlash, stories } = alerts;
    const until = waitsUntil(alerts);
    if (until) {
      postponed.push({ addressId, isFlash, until });
      continue;
    }
    const message = messages.get(addressId) ?? { id: newId(), addressId, priority: 'routine', stories: 0, parts: [] };
    message.stories += stories;
    message.parts.push({ isFlash });
    if (isFlash) message.priority = 'flash';
    else if (alerts.isUrgent && message.priority === 'routine') message.priority = 'urgent';
    messages.set(addressId, message);
  }
  return { messages: [...messages.values()], postponed };
}

function waitsUntil({ isFlash, quiet, groupSeconds, newsAt, flashAt, now }: DueAlerts): Date | undefined {
  const holds = quiet !== null && !(isFlash && quiet.allowFlash === true);
  const quietEnd = holds ? quietUntil(quiet, now) : undefined;
  if (quietEnd) return quietEnd;
  const lastAt = isFlash ? flashAt : newsAt;
  const groupEnd = lastAt === null ? undefined : new Date(lastAt.getTime() + groupSeconds * 1_000);
  return groupEnd && groupEnd > now ? groupEnd : undefined;
}
