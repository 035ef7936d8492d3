import type { AuditEntry } from '../../shared/contract/audit-schema.ts';
import { printable } from '../output.ts';

/** The columns of the audit log as CSV. */
export const AUDIT_COLUMNS = [
  ...['id', 'at', 'key', 'key_name', 'publisher', 'via', 'address', 'action'],
  ...['target_type', 'target', 'target_name', 'reason', 'before', 'after', 'person', 'person_name'],
];

/** The cells of an act, in the order of `AUDIT_COLUMNS`. */
export function auditCells({ id, at, by, address, action, target, reason, before, after }: AuditEntry): string[] {
  return [
    ...[id, at, by.key?.id ?? '', by.key?.name ?? '', by.publisher.name, by.via, address ?? '', action],
    ...[target.type, target.id, target.name ?? '', reason ?? '', jsonOf(before), jsonOf(after)],
    ...[by.person?.id ?? '', by.person?.name ?? ''],
  ];
}

/** An act on one line. */
export function auditLine({ at, by, action, target, reason, before, after }: AuditEntry): string {
  const who = by.person?.name ?? by.key?.name ?? by.key?.id;
  const change = [jsonOf(before), jsonOf(after)].filter(Boolean).join(' -> ');
  const parts = [at, `${who} (${by.publisher.name})`, action, target.name, target.id, reason, change];
  return printable(parts.filter(Boolean).join('  '));
}

function jsonOf(state: AuditEntry['before']): string {
  return state === null ? '' : JSON.stringify(state);
}
