import { notNeeded } from '../../shared/domain/expected-failures.ts';
import type { DatabaseConfig } from '../../shared/node/config/database-config.ts';
import { connectToFirst } from '../../shared/node/db/connect-directly.ts';
import { readStanding, type Standing } from '../../shared/node/db/installation/replica-store.ts';
import { startupProblem } from '../startup-problem.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const CONNECT_MS = 5_000;
const MB = 1_024 * 1_024;
/** A replica this far behind answers few requests. */
const BEHIND_MB = 16;

/** Looks at the replicas in DATABASE_READ_URL: whether each answers, is a replica of the primary, and keeps up. */
export async function examineReplicas({ directUrl, replicaUrls }: DatabaseConfig): Promise<Finding[]> {
  if (replicaUrls.length === 0) return [];
  // Without the primary there is nothing to compare with; its own examination says what is wrong.
  const primary = await standingOf(directUrl).catch(notNeeded);
  return Promise.all(replicaUrls.map((url, index) => examineReplica(`replica ${index + 1}`, url, primary)));
}

async function examineReplica(subject: string, url: string, primary: Standing | undefined): Promise<Finding> {
  try {
    return judge(subject, await standingOf(url), primary);
  } catch (error) {
    return problem(
      subject,
      `it cannot be used: ${startupProblem(error).replace(/\.$/, '')}`,
      'Correct DATABASE_READ_URL, or the server that it names. Until then the primary answers readers.',
    );
  }
}

function judge(subject: string, replica: Standing, primary: Standing | undefined): Finding {
  if (!replica.isReplica)
    return problem(
      subject,
      'it is not a replica: it takes writes itself',
      'Name streaming replicas of the server in DATABASE_URL. Until then the primary answers readers.',
    );
  if (primary && replica.systemId !== primary.systemId)
    return problem(
      subject,
      'it is a replica of another Postgres than that in DATABASE_URL',
      'Name streaming replicas of that one.',
    );
  if (replica.lsn === null)
    return problem(
      subject,
      'it does not say how far it has come',
      'Only physical streaming replication does; it is not used.',
    );
  const behind = Math.max(0, (primary?.lsn ?? 0) - replica.lsn);
  if (behind > BEHIND_MB * MB)
    return warning(
      subject,
      `it is ${Math.round(behind / MB)} MB of the write-ahead log behind`,
      'Look for a paused replay, a long query there, or a slow network.',
    );
  return fine(subject, `it follows the primary, ${behind} bytes behind`);
}

async function standingOf(url: string): Promise<Standing> {
  const client = await connectToFirst(url, { connectionTimeoutMillis: CONNECT_MS });
  try {
    return await readStanding({ query: (query) => client.query(query) });
  } finally {
    await client.end();
  }
}
