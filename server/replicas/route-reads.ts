import type pg from 'pg';
import type { Database, Queryable, Statement } from '../../shared/node/db/database.ts';
import { databaseFailure } from '../../shared/node/db/database-failure.ts';
import { untilAborted } from '../../shared/node/db/until-aborted.ts';
import { NotReached, type ReadKind, type Replica } from './open-replica.ts';
import type { ReadNeed, ReadNeeds } from './read-needs.ts';

/** Readers' statements, at a replica if one has what they need, else at the primary. */
export interface ReadRoutes {
  /**
   * The database of one request that begins now. Its statements see everything that this server has delivered or
   * committed, and each sees what an earlier one saw. `signal` cancels them.
   */
  forRequest(signal?: AbortSignal): RequestReads;
}

/** The database of one request. */
export interface RequestReads extends Queryable {
  /** Goes on at the primary; false if it is there already. */
  leaveReplica(): boolean;
}

/** How a replica's part in a statement ended. */
export type ReplicaOutcome = 'answered' | 'behind' | 'failed';

interface RouteDeps {
  kind: ReadKind;
  primary: Database;
  /** Connections to each replica. */
  most: number;
  replicas: readonly Replica[];
  needs: Pick<ReadNeeds, 'now'>;
  count: (replica: string, outcome: ReplicaOutcome) => void;
}

/** Routes statements of one kind. */
export function routeReads(deps: RouteDeps): ReadRoutes {
  const { primary, needs } = deps;
  return {
    forRequest(signal) {
      const need = needs.now();
      const chosen = choose(deps, need);
      const atPrimary: Queryable = signal ? untilAborted(primary, signal) : primary;
      if (chosen) return withReplica(deps, chosen, { need, signal, atPrimary });
      return { query: (sql) => atPrimary.query(sql), leaveReplica: () => false };
    },
  };
}

/** A replica that has, or probably has, what is needed; of several, the one that does least. */
function choose({ kind, replicas, most }: RouteDeps, need: ReadNeed): Replica | undefined {
  let least: Replica | undefined;
  for (const replica of replicas) {
    if (replica.running(kind) >= most || replica.has(need) === 'no') continue;
    if (!least || replica.running(kind) < least.running(kind)) least = replica;
  }
  return least;
}

/** Runs statements at a replica; once one is not answered there, it and those behind it run at the primary. */
function withReplica(
  { kind, count }: RouteDeps,
  replica: Replica,
  request: { need: ReadNeed; signal: AbortSignal | undefined; atPrimary: Queryable },
): RequestReads {
  const { need, signal, atPrimary } = request;
  let isConfirmed = replica.has(need) === 'yes';
  let isLeft = false;
  return {
    async query<Row extends pg.QueryResultRow>(sql: Statement) {
      if (isLeft) return atPrimary.query<Row>(sql);
      try {
        const result = await replica.query<Row>(kind, sql, { need: isConfirmed ? undefined : need, signal });
        isConfirmed = true;
        count(replica.name, 'answered');
        return result;
      } catch (error) {
        const failure = databaseFailure(error);
        // The reader has left, or the primary would take as long.
        if (signal?.aborted || failure === 'too_slow') throw error;
        isLeft = true;
        if (failure === 'away') replica.suspect();
        count(replica.name, error instanceof NotReached ? 'behind' : 'failed');
        return atPrimary.query<Row>(sql);
      }
    },
    leaveReplica() {
      const wasThere = !isLeft;
      isLeft = true;
      return wasThere;
    },
  };
}
