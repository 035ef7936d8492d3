/** Settings of a session, or of each transaction. */
export type Settings = Readonly<Record<string, string | number>>;

/** Our queries fetch a few rows each by index, from memory or an SSD; none is worth JIT compilation. */
const PLANNER: Settings = { random_page_cost: '1.1', jit: 'off' };
/** Estimates can be wrong by orders of magnitude, and no reader's request may scan all stories. */
const BY_INDEX: Settings = { enable_seqscan: 'off' };

/** What a pool wants of its sessions. */
interface Wanted {
  schema: string;
  byIndex: boolean;
  statementTimeoutMs?: number | undefined;
  lockTimeoutMs?: number | undefined;
}

/** The settings of a pool's sessions. */
export function settingsOf({ schema, byIndex, statementTimeoutMs, lockTimeoutMs }: Wanted): Settings {
  return {
    search_path: schema,
    ...PLANNER,
    ...(byIndex && BY_INDEX),
    ...(statementTimeoutMs !== undefined && { statement_timeout: statementTimeoutMs }),
    ...(lockTimeoutMs !== undefined && { lock_timeout: lockTimeoutMs }),
  };
}

/** The settings as options of a new session. */
export function sessionOptions(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** The settings as statements of a transaction, which lose their effect with its end. */
export function transactionSettings(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `SET LOCAL ${name} = ${typeof value === 'number' ? value : `'${value}'`}`)
    .join('; ');
}
