import { type Finding, fine, problem, warning } from './finding.ts';

const NEARLY_FULL = 0.85;

/** Reads what a Redis says of itself (INFO): what it does when it is full, how full it is, and persistence. Pure. */
export function examineRedisInfo(subject: string, text: string): Finding[] {
  const info = readInfo(text);
  return [...policy(subject, info), ...room(subject, info), ...persistence(subject, info)];
}

function policy(subject: string, info: Map<string, string>): Finding[] {
  const found = info.get('maxmemory_policy');
  if (found === undefined) return [];
  if (found === 'noeviction' || info.get('maxmemory') === '0') return [fine(subject, 'it evicts nothing')];
  const says = `it evicts keys when it is full (maxmemory-policy ${found}), so that jobs and the wire would be lost`;
  return [problem(subject, says, 'CONFIG SET maxmemory-policy noeviction, and keep it in redis.conf.')];
}

function room(subject: string, info: Map<string, string>): Finding[] {
  const [used, most] = [Number(info.get('used_memory')), Number(info.get('maxmemory'))];
  if (!(most > 0) || used < most * NEARLY_FULL) return [];
  const share = Math.round((used / most) * 100);
  return [
    warning(
      subject,
      `its memory is ${share} % full`,
      'Raise maxmemory, or lower NEWSWIRE_STREAM_EVENTS. When it is full, no story is edited.',
    ),
  ];
}

function persistence(subject: string, info: Map<string, string>): Finding[] {
  const failed = info.get('rdb_last_bgsave_status') === 'err' || info.get('aof_last_write_status') === 'err';
  if (failed)
    return [problem(subject, 'it could not write its data to disk', 'Look into its log: the disk may be full.')];
  const log = info.get('aof_enabled');
  if (log === undefined) return [];
  if (log === '1') return [fine(subject, 'it keeps its data (append-only file)')];
  return [
    warning(
      subject,
      'it has no append-only file',
      'Nothing accepted is lost without it, because Postgres has everything; with it (`appendonly yes`) a restart is quicker.',
    ),
  ];
}

function readInfo(text: string): Map<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}
