import { v7 as newId } from 'uuid';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { FilteredEnvelope } from '../../shared/domain/wire-event.ts';
import { findAlertRecipients } from '../../shared/node/db/alert/recipient-store.ts';
import { findRecipients } from '../../shared/node/db/push/subscription-store.ts';
import { type StoryRow, toMatchKeys, toRecordedCard } from '../../shared/node/db/story/story-row.ts';
import { listActiveWebhooks } from '../../shared/node/db/webhook/webhook-store.ts';
import type { Measured, ReachJob } from '../../shared/node/queue/reach-queue.ts';
import { chooseAlerts, noteTold } from '../alerts/choose-alerts.ts';
import type { PipelineDeps } from '../ingest/pipeline.ts';
import { firstRow } from '../ingest/story-content.ts';
import { findStoryTopics } from '../ingest/topics/find-story-topics.ts';
import type { FilterSet } from '../matching/filter-set.ts';
import { newsOf } from '../matching/match-wire.ts';
import { chooseRecipients } from '../push/choose-recipients.ts';
import { wantedBy } from '../webhooks/wanted-by.ts';

export interface MeasureDeps extends Pick<PipelineDeps, 'db' | 'reader' | 'corpus'> {
  filters: FilterSet;
  /** Called for whoever cannot be evaluated; the others are counted. */
  skip: (who: string, error: unknown) => void;
}

/**
 * Edits a story like one that was submitted, and matches it with all readers' rules by the code that delivery uses.
 * Writes nothing. It counts as the first report of its event.
 */
export async function measureReach(deps: MeasureDeps, { publisher, story }: ReachJob, now: Date): Promise<Measured> {
  const row = await editedRow(deps, { publisher, story }, now);
  const at = now.toISOString();
  const card: StoryCard = { ...toRecordedCard(row), seq: 0, releasedAt: at };
  const envelope: FilteredEnvelope = {
    event: { type: 'story.published', seq: 0, at, story: card },
    now: toMatchKeys(row),
  };
  await deps.filters.refresh(deps.db);
  const news = newsOf(envelope, now);
  const matching = news ? deps.filters.matching(envelope) : [];
  const { topics, section, language, priority } = card;
  return {
    envelope,
    reach: {
      story: { topics, section, language, priority },
      notifications: await countNotifications(deps, card, matching, now),
      alerts: await countAlerts(deps, card, matching),
      webhooks: await countWebhooks(deps, envelope),
    },
  };
}

/** The row that the story would have. */
async function editedRow(
  { reader, corpus }: MeasureDeps,
  { publisher, story }: ReachJob,
  now: Date,
): Promise<StoryRow> {
  const id = newId();
  const origin = {
    publisherId: publisher.id,
    publisherName: publisher.name,
    receivedAt: now,
    priority: 'routine' as const,
  };
  const { fields, topics: read, derived } = await reader.read({ payload: story, ...origin });
  const { topics, given: givenTopics } = await findStoryTopics(corpus, fields.headline, read);
  const submission = { no: 0, externalId: null, publisherId: publisher.id, publisherName: publisher.name };
  return firstRow(submission, { story: { ...fields, topics, givenTopics }, derived }, id);
}

async function countNotifications(
  { db, skip }: MeasureDeps,
  card: StoryCard,
  matching: string[],
  now: Date,
): Promise<{ now: number; later: number }> {
  const recipients = await findRecipients(db, matching);
  const chosen = chooseRecipients(card, 0, recipients, { notified: new Map(), now, newId, skipReader: skip });
  const later = chosen.filter(({ heldUntil }) => heldUntil !== null).length;
  return { now: chosen.length - later, later };
}

async function countAlerts({ db, skip }: MeasureDeps, card: StoryCard, matching: string[]): Promise<number> {
  const recipients = await findAlertRecipients(db, matching);
  return chooseAlerts(card, 0, recipients, { told: noteTold([]), isNew: true, skipAddress: skip }).length;
}

async function countWebhooks({ db, skip }: MeasureDeps, envelope: FilteredEnvelope): Promise<number> {
  let found = 0;
  for (const webhook of await listActiveWebhooks(db)) {
    try {
      found += wantedBy(webhook, [envelope]).length;
    } catch (error) {
      skip(webhook.id, error);
    }
  }
  return found;
}
