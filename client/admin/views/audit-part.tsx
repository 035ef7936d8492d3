import type { AuditEntry } from '../../../shared/contract/audit-schema.ts';
import { AUDIT_ACTIONS } from '../../../shared/domain/audit-actions.ts';
import { exactTimeText } from '../../views/time-text.ts';
import { filterAudit, loadMoreAudit } from '../actions/load-part.ts';
import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { Field, filledIn } from './field.tsx';
import { ListPart } from './list-part.tsx';

/** The audit log, filtered by what was done and since when. */
export function AuditPart() {
  const page = listed('audit');
  return (
    <>
      <ListPart
        name={adminTexts.parts.audit}
        testid="audit"
        note={adminTexts.auditNote}
        items={page?.entries}
        keyOf={({ id }) => id}
        draw={(entry) => <Entry entry={entry} />}
      >
        <AuditFilter />
      </ListPart>
      {page && page.next !== null && (
        <button class="button" type="button" onClick={() => void loadMoreAudit()}>
          {adminTexts.more}
        </button>
      )}
    </>
  );
}

function AuditFilter() {
  const filter = (form: HTMLFormElement): void => {
    const { action, day } = filledIn(form);
    const since = day === undefined ? undefined : new Date(`${day}T00:00:00`).toISOString();
    void filterAudit({ ...(action !== undefined && { action }), ...(since !== undefined && { since }) });
  };
  return (
    <form
      class="act-form"
      onChange={(event) => filter(event.currentTarget)}
      onSubmit={(event) => event.preventDefault()}
    >
      <label class="field">
        <span>{adminTexts.kindOfAct}</span>
        <select name="action">
          <option value="">{adminTexts.allActs}</option>
          {AUDIT_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {action}
            </option>
          ))}
        </select>
      </label>
      <Field label={adminTexts.sinceDay} name="day" type="date" />
    </form>
  );
}

function Entry({ entry: { at, by, address, action, target, reason, before, after } }: { entry: AuditEntry }) {
  const facts = [by.person?.name ?? by.key?.name ?? by.key?.id, by.publisher.name, address, reason];
  return (
    <li data-testid="row">
      <p>
        <time dateTime={at}>{exactTimeText(Date.parse(at))}</time> <code>{action}</code>{' '}
        <strong>{target.name ?? target.id}</strong>
      </p>
      <p class="note">{facts.filter(Boolean).join(' · ')}</p>
      {(before ?? after) !== null && (
        <details class="settings-of">
          <summary>{adminTexts.details}</summary>
          <dl>
            {Object.keys({ ...before, ...after }).map((name) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{[before?.[name], after?.[name]].flatMap(textOf).join(' → ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

function textOf(value: unknown): string[] {
  if (value === undefined) return [];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
