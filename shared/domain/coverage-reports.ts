import type { Because, StoryCard } from './story.ts';
import { groupVersions, type Report } from './versions.ts';

/** A report of an event with its publisher's earlier versions, and other publishers' copies of its text. */
export interface CoverageReport<Card> extends Report<Card> {
  copies: readonly Card[];
}

type Covered = StoryCard & { because: Because | null };

/**
 * The reports of an event in the given order, with those that repeat another publisher's text folded under it. A report
 * of which there is more to say stands by itself: one that adds something (`telling`), that was corrected or retracted,
 * or whose original is not among the stories. Pure.
 */
export function coverageReports<Card extends Covered>(
  stories: readonly Card[],
  telling: ReadonlySet<string> = new Set(),
): CoverageReport<Card>[] {
  const reports = groupVersions(stories);
  const reportOf = new Map(reports.flatMap((report) => membersOf(report).map(({ id }) => [id, report] as const)));
  const originalOf = (report: Report<Card>): Report<Card> => {
    const seen = new Set([report]);
    let original = report;
    for (;;) {
      const next = isPlain(original, telling) ? copiedBy(original, reportOf) : undefined;
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

function isPlain<Card extends Covered>(report: Report<Card>, telling: ReadonlySet<string>): boolean {
  return membersOf(report).every(({ id, revision }) => revision <= 1 && !telling.has(id));
}

function membersOf<Card>({ story, versions }: Report<Card>): Card[] {
  return [story, ...versions];
}
