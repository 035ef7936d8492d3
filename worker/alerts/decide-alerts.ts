import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import {
  type AlertItem,
  addAlertItems,
  findAlertRecipients,
  findSent,
  findToldOf,
  withdrawAlerts,
} from '../../shared/node/db/alert/recipient-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import type { News, Part } from '../matching/match-wire.ts';
import { takesWordsBack } from '../matching/takes-words-back.ts';
import { openAddedSentences } from '../push/added-sentences.ts';
import { chooseAlerts, noteTold } from './choose-alerts.ts';

/** Decides which addresses are alerted to a part of the wire, and adds the alerts. */
export async function decideAlerts(
  tx: Queryable,
  { news, events }: Part,
  skipAddress: (addressId: string, error: unknown) => void,
): Promise<AlertItem[]> {
  const recipients = await findAlertRecipients(tx, [...new Set(news.flatMap(({ matching }) => [...matching]))]);
  const patient = recipients.filter(({ independent }) => independent > 1).map(({ addressId }) => addressId);
  const lines = [...new Set(news.map(({ story }) => story.storyline.id))];
  const told = noteTold(patient.length === 0 ? [] : await findToldOf(tx, [...new Set(patient)], lines));
  const chosen: AlertItem[] = [];
  for (const each of news) {
    const concerned = recipients.filter(({ filterId }) => each.matching.has(filterId));
    // Compared only where somebody asks for it.
    const isNew = concerned.some(({ onlyNew }) => onlyNew) ? await tellsMore(tx, each) : true;
    chosen.push(...chooseAlerts(each.story, each.seq, concerned, { told, isNew, skipAddress }));
  }
  const items = await withChanges(tx, events, chosen);
  await addAlertItems(tx, items);
  return items;
}

/** Whether a story tells what no earlier report of its storyline did; a first report does. */
async function tellsMore(tx: Queryable, { story }: News): Promise<boolean> {
  if (story.storyline.stories < 2 || story.priority === 'flash') return true;
  return (await openAddedSentences(tx)(story)) !== undefined;
}

/**
 * Takes back what waits of stories that were retracted or taken down, and tells of a retraction, or of a correction that
 * takes words back, where the story was told. Of a story that was taken down nothing is left to tell.
 */
async function withChanges(tx: Queryable, events: EventEnvelope[], chosen: AlertItem[]): Promise<AlertItem[]> {
  let kept = chosen;
  for (const { event } of events) {
    if (event.type === 'story.retracted') {
      kept = kept.filter(({ kind, storyId }) => kind === 'retracted' || storyId !== event.storyId);
      kept.push(...changesOf(await withdrawAlerts(tx, event.storyId), event.seq, 'retracted'));
    } else if (event.type === 'story.removed') {
      kept = kept.filter(({ storyId }) => storyId !== event.storyId);
      await withdrawAlerts(tx, event.storyId);
    } else if (event.type === 'story.corrected' && !kept.some(({ eventSeq }) => eventSeq === event.seq)) {
      const sent = await findSent(tx, event.story.id);
      if (sent.length > 0 && (await takesWordsBack(tx, event.story)))
        kept.push(...changesOf(sent, event.seq, 'corrected'));
    }
  }
  return kept;
}

function changesOf(sent: Awaited<ReturnType<typeof findSent>>, eventSeq: number, kind: AlertItem['kind']): AlertItem[] {
  return sent.map((item) => ({ ...item, eventSeq, kind, priority: 'routine' }));
}
