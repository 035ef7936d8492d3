import type { SiteIn } from '../../shared/contract/site-schema.ts';
import { changedFields } from '../../shared/domain/changed-fields.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { DEFAULT_NAME } from '../../shared/domain/site.ts';
import { type Actor, recordAct } from '../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { deleteLogo, findLogoHash, saveLogo } from '../../shared/node/db/site/logo-store.ts';
import { type LegalText, lockSite, readSettings, saveSettings } from '../../shared/node/db/site/site-store.ts';
import { sanitiseBody } from '../../shared/node/text/sanitise.ts';
import type { DrawnLogo } from './draw-logo.ts';

/** Saves what the site says of itself; throws `validation_failed` for a legal text that cannot be shown. */
export async function changeSite(tx: Queryable, actor: Actor, settings: SiteIn): Promise<void> {
  const html = { imprint: htmlOf(settings, 'imprint'), privacy: htmlOf(settings, 'privacy') };
  await lockSite(tx);
  const before = await readSettings(tx);
  await saveSettings(tx, settings, html);
  const changed = changedFields(before, settings);
  await record(tx, actor, settings.name, { before: briefly(changed.before), after: briefly(changed.after) });
}

/** Saves a logo. */
export async function changeLogo(tx: Queryable, actor: Actor, logo: DrawnLogo): Promise<void> {
  await lockSite(tx);
  const before = (await findLogoHash(tx)) ?? null;
  await saveLogo(tx, logo);
  await record(tx, actor, (await readSettings(tx)).name, { before: { logo: before }, after: { logo: logo.hash } });
}

/** Removes the logo; throws `not_found` when there is none. */
export async function removeLogo(tx: Queryable, actor: Actor): Promise<void> {
  await lockSite(tx);
  const before = await findLogoHash(tx);
  if (!(await deleteLogo(tx))) throw new NewswireError('not_found', 'The site has no logo.');
  await record(tx, actor, (await readSettings(tx)).name, { before: { logo: before }, after: { logo: null } });
}

function record(tx: Queryable, actor: Actor, name: string | null, changed: { before: object; after: object }) {
  const target = { type: 'site', id: 'site', name: name ?? DEFAULT_NAME };
  return recordAct(tx, actor, { action: 'site.changed', target, ...changed });
}

/** The log tells that a legal text has changed, not its thousands of words. */
function briefly(fields: Record<string, unknown>): Record<string, unknown> {
  const brief = (field: string, value: unknown): unknown =>
    (field === 'imprint' || field === 'privacy') && value !== null ? 'set' : value;
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, brief(field, value)]));
}

/** A text without words is none. */
function htmlOf(settings: SiteIn, field: LegalText): string | null {
  const text = settings[field];
  if (text === null || text.trim() === '') return null;
  try {
    return sanitiseBody(text, 'markdown') || null;
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    const detail = 'is nested too deeply';
    throw new NewswireError('validation_failed', `${field} ${detail}`, [{ field, rule: 'too_complex', detail }]);
  }
}
