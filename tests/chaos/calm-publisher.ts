import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../helpers/api.ts';

const CALM_MS = 500;
const SLOWEST = 3;

/** A story of a publisher that writes little. */
export interface CalmStory {
  priority: 'flash' | 'routine';
  headline: string;
  submissionId: string;
  status: number;
  sentAt: number;
  answeredAt: number;
}

/** Submits a flash and a routine story every half second; `name` makes the headlines of each part unique. */
export async function writeCalmly(api: Api, until: number, name = 'somebody calm'): Promise<CalmStory[]> {
  const stories: CalmStory[] = [];
  for (let turn = 0; Date.now() < until; turn += 1) {
    for (const priority of ['flash', 'routine'] as const) {
      const headline = `${priority} ${turn} of ${name}`;
      const sentAt = Date.now();
      const { status, body } = await api.post('/stories', { headline, priority });
      stories.push({ priority, headline, submissionId: body.id, status, sentAt, answeredAt: Date.now() });
    }
    await delay(CALM_MS);
  }
  return stories;
}

/** One line per slowest story with the time of each step. */
export async function tellSlowest(api: Api, stories: CalmStory[], times: Map<string, number>): Promise<string[]> {
  const took = (story: CalmStory): number => (times.get(story.headline) ?? Number.POSITIVE_INFINITY) - story.sentAt;
  const slowest = [...stories].sort((a, b) => took(b) - took(a)).slice(0, SLOWEST);
  return Promise.all(
    slowest.map(async (story) => {
      const { receipt } = (await api.get(`/submissions/${story.submissionId}`)).body;
      const after = (time: string | undefined): number => (time ? Date.parse(time) : Number.NaN) - story.sentAt;
      const steps = {
        accepted: after(receipt.accepted),
        answered: story.answeredAt - story.sentAt,
        edited: after(receipt.edited),
        recorded: after(receipt.recorded),
        announced: after(receipt.announced?.at),
        seen: took(story),
      };
      return `${story.headline}: ${JSON.stringify(steps)}`;
    }),
  );
}
