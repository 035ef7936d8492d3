import type { ReportLine, StoryCard } from './story.ts';
import { firstVersion, groupVersions } from './versions.ts';

/** What a storyline's card says about the other stories on it. */
export interface CardReports {
  publishers: number;
  /** All reports of the storyline, of which the list may hold only some. */
  stories: number;
  /** Undefined when no story on the card knows. */
  independent: number | undefined;
  /** The newest report of every other publisher, newest first: those in the list, then those that came with the card. */
  reports: readonly ReportLine[];
  /** Other versions of the card's own story, newest first. */
  versions: readonly StoryCard[];
}

/** Sorts the other stories on a card, which are given newest first. Pure. */
export function readCard(story: StoryCard, others: readonly StoryCard[]): CardReports {
  const versions = others.filter((other) => firstVersion(other) === firstVersion(story));
  const all = groupVersions(others.filter((other) => !versions.includes(other))).map((report) => report.story);
  const seen = new Set([story.publisher.id]);
  const reports = [...all, ...(story.reports ?? [])].filter(
    ({ publisher }) => !seen.has(publisher.id) && seen.add(publisher.id),
  );
  const counts = countsOf([story, ...others]);
  return { ...counts, stories: Math.max(counts.stories, all.length + 1), reports, versions };
}

/** The counts of the story that knows most: its storyline has grown furthest, or it came last. */
function countsOf(cards: readonly StoryCard[]): Pick<CardReports, 'publishers' | 'stories' | 'independent'> {
  const listed = new Set(cards.map((card) => card.publisher.id)).size;
  const [latest] = cards.toSorted((a, b) => b.storyline.publishers - a.storyline.publishers || b.seq - a.seq);
  const { publishers = 0, stories = 0, independent } = latest?.storyline ?? {};
  return listed > publishers
    ? { publishers: listed, stories, independent: undefined }
    : { publishers, stories, independent };
}
