import type { ListedPublisher } from '../../shared/contract/publisher-shapes.ts';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import { changedFields } from '../../shared/domain/changed-fields.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type Actor, recordAct } from '../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  changePublisher,
  isFreeFor,
  type PublisherChange,
} from '../../shared/node/db/publisher/publisher-change-store.ts';
import { hasPresetKey } from '../../shared/node/db/publisher/publisher-removal-store.ts';
import { heldPublisher } from './hold-publisher.ts';

/** Renames, describes, disables or enables a publisher; throws `name_taken` and `key_preset`. */
export async function editPublisher(
  tx: Queryable,
  actor: Actor,
  id: string,
  change: PublisherChange,
): Promise<ListedPublisher> {
  const before = await heldPublisher(tx, id);
  if (change.name !== undefined && !(await isFreeFor(tx, id, change.name))) {
    throw new NewswireError('name_taken', `There is another publisher with the name ${change.name}, or a similar one.`);
  }
  if (change.enabled === false && (await hasPresetKey(tx, id))) {
    throw new NewswireError('key_preset', 'NEWSWIRE_ADMIN_KEY belongs to this publisher: it cannot be disabled.');
  }
  await changePublisher(tx, id, change);
  const after = await heldPublisher(tx, id);
  const target = { type: 'publisher', id, name: before.name };
  const changed = changedFields(settingsOf(before), settingsOf(after));
  await recordAct(tx, actor, { action: actionOf(before, after), target, ...changed });
  return after;
}

function actionOf(before: ListedPublisher, after: ListedPublisher): AuditAction {
  if ((before.disabledAt === null) === (after.disabledAt === null)) return 'publisher.changed';
  return after.disabledAt === null ? 'publisher.enabled' : 'publisher.disabled';
}

function settingsOf({ name, url, description, disabledAt, flashNeedsTwo }: ListedPublisher): object {
  return { name, url, description, enabled: disabledAt === null, flashNeedsTwo };
}
