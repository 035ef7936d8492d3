import sql from 'sql-template-tag';
import type { Database } from '../../../shared/node/db/database.ts';
import type { SiteReport } from './site-process.ts';

interface Appointment {
  dueAt: number;
  seenAt: number;
}

/** Compares when feeds are due, according to Postgres, with when their sites are asked. */
export interface LatenessWatch {
  /** Notes the appointments of all feeds; more often than a feed is polled. */
  look(db: Database): Promise<void>;
  heard(report: SiteReport): void;
  /** Each poll that was due between these times, whether it came or not. */
  late(from: number, until: number): LatePoll[];
}

export interface LatePoll {
  /** Number of the feed. */
  no: number;
  /** Seconds after it was due. */
  late: number;
}

/** Opens the watch; feeds are known by the number at the end of their address. */
export function watchLateness(): LatenessWatch {
  const appointments = new Map<number, Map<number, Appointment>>();
  const arrivals = new Map<number, number[]>();
  return {
    async look(db) {
      const { rows } = await db.query<{ url: string; last: Date | null; next: Date }>(sql`
        SELECT url, last_fetch_at AS last, next_fetch_at AS next FROM feeds WHERE status IN ('ok', 'error')`);
      const seenAt = Date.now();
      for (const { url, last, next } of rows) {
        const no = Number(url.slice(url.lastIndexOf('/') + 1));
        const known = appointments.get(no) ?? new Map<number, Appointment>();
        appointments.set(no, known);
        // The first look after a poll sees its appointment; later ones may see a claim.
        const after = last?.getTime() ?? 0;
        if (!known.has(after)) known.set(after, { dueAt: next.getTime(), seenAt });
      }
    },
    heard(report) {
      for (const [no, at] of report.arrivals) arrivals.set(no, [...(arrivals.get(no) ?? []), at]);
    },
    late: (from, until) =>
      [...appointments].flatMap(([no, known]) =>
        [...known.values()]
          .filter(({ dueAt, seenAt }) => dueAt >= Math.max(from, seenAt) && dueAt < until)
          .map(({ dueAt }) => {
            const came = arrivals.get(no)?.find((at) => at >= dueAt);
            return { no, late: Math.max(0, (came ?? until) - dueAt) / 1_000 };
          }),
      ),
  };
}
