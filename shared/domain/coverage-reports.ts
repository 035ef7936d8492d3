import type { Because, StoryCard } from './story.ts';
import { groupVersions, type Report } from './versions.ts';

/** A report of an event with its publisher's earlier versions, and other publishers' copies of its text. */
export interface CoverageReport<Card> extends Report<Card> {
  copies: readonly Card[];
}

type Covered = StoryCard & { because: Because | null };

/**
 * The reports of an event in the given order, with those that repeat another publisher's text folded under it. A copy
 * whose original is not among the stories stands by itself. Pure.
 */
export function coverageReports<Card extends Covered>(stories: readonly Card[]): CoverageReport<Card>[] {
  const reports = groupVersions(stories);
  const reportOf = new Map(reports.flatMap((report) => membersOf(report).map(({ id }) => [id, report] as const)));
  const originalOf = (report: Report<Card>): Report<Card> => {
    const seen = new Set([report]);
    let original = report;
    for (;;) {
      const next = copiedBy(original, reportOf);
      if (!next) return original;
      // Texts that copy each other in a circle have no original.
      if (seen.has(next)) return report;
      seen.add(next);
      original = next;
    }
  };
  const copies = new Map<Report<Card>, Card[]>();
  for (const report of reports) {
    const original = originalOf(report);
    if (original !== report) copies.set(original, [...(copies.get(original) ?? []), ...membersOf(report)]);
  }
  return reports
    .filter((report) => originalOf(report) === report)
    .map((report) => ({ ...report, copies: copies.get(report) ?? [] }));
}

/** The report by another publisher whose text this one repeats. */
function copiedBy<Card extends Covered>(
  report: Report<Card>,
  reportOf: ReadonlyMap<string, Report<Card>>,
): Report<Card> | undefined {
  const reasons = membersOf(report).flatMap(({ because }) => (because?.isCopy ? [because.storyId] : []));
  return reasons
    .map((id) => reportOf.get(id))
    .find((other) => other !== undefined && other.story.publisher.id !== report.story.publisher.id);
}

function membersOf<Card>({ story, versions }: Report<Card>): Card[] {
  return [story, ...versions];
}
