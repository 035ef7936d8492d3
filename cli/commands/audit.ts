import { Command, Option } from 'commander';
import type { AuditEntry, AuditPage } from '../../shared/contract/audit-schema.ts';
import { AUDIT_ACTIONS } from '../../shared/domain/audit-actions.ts';
import { AUDIT_COLUMNS, auditCells, auditLine } from '../audit/audit-text.ts';
import { csvLine } from '../audit/csv-line.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import type { ApiClient } from '../http/api-client.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';

interface AuditFlags extends ConnectionOptions {
  since?: string;
  until?: string;
  action?: string;
  target?: string;
  person?: string;
  all?: boolean;
  json?: boolean;
  csv?: boolean;
}

const PAGE = 500;
const SHOWN = 50;

/** `newswire audit`. */
export function auditCommand(): Command {
  const command = new Command('audit')
    .description('list what operators did, newest first (needs an admin key)')
    .option('--since <time>', 'only from this time on, such as 2026-11-24T00:00:00Z')
    .option('--until <time>', 'only before this time')
    .addOption(new Option('--action <action>', 'only acts of this kind').choices(AUDIT_ACTIONS))
    .option('--target <id>', 'only acts on the publisher, key, feed, story or topic with this id')
    .option('--person <id>', 'only acts of this person, as `newswire people list` shows them')
    .option('--all', `all of it, not only the newest ${SHOWN}; implied by --since`)
    .addOption(new Option('--json', 'print each act as a line of JSON').conflicts('csv'))
    .option('--csv', 'print the acts as CSV')
    .addHelpText('after', '\nExample:\n  newswire audit --since 2026-11-01T00:00:00Z --csv > audit.csv')
    .action(audit);
  return withConnection(command);
}

async function audit({ since, until, action, target, person, all, json, csv, ...flags }: AuditFlags): Promise<void> {
  const isWhole = all === true || since !== undefined;
  const filter = Object.entries({ since, until, action, target, person }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams({ limit: String(isWhole ? PAGE : SHOWN), ...Object.fromEntries(filter) });
  const lineOf = json ? (entry: AuditEntry) => JSON.stringify(entry) : csv ? toCsv : auditLine;
  if (csv) print(csvLine(AUDIT_COLUMNS));
  let printed = 0;
  for await (const entry of entriesOf(keyedClient(flags), query, isWhole)) {
    print(lineOf(entry));
    printed += 1;
  }
  if (printed === 0) note('No such acts.');
}

/** The entries of one page, or of all. */
async function* entriesOf(api: ApiClient, query: URLSearchParams, isWhole: boolean): AsyncGenerator<AuditEntry> {
  for (let next: string | null = ''; next !== null; ) {
    if (next !== '') query.set('before', next);
    const page: AuditPage = await api.send<AuditPage>({ method: 'GET', path: `/admin/audit?${query}` });
    yield* page.entries;
    next = isWhole ? page.next : null;
  }
}

function toCsv(entry: AuditEntry): string {
  return csvLine(auditCells(entry));
}
