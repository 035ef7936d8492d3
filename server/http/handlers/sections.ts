import type { Request, RequestHandler, Response } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import {
  type NamedSections,
  type SectionSettings,
  sectionInSchema,
  sectionOrderSchema,
  sectionPatchSchema,
} from '../../../shared/contract/section-schema.ts';
import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import { changedFields } from '../../../shared/domain/changed-fields.ts';
import { type Section, type SiteSection, shownSections } from '../../../shared/domain/section.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { lockSections, readSections, saveSections } from '../../../shared/node/db/site/section-store.ts';
import { inOrder, withNames, withoutSection, withSection } from '../../site/change-sections.ts';
import { nameSections } from '../../site/name-sections.ts';
import type { HttpContext } from '../context.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';

/** `GET /sections`: the sections of the site with their names. */
export function getSections({ site }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ sections: await nameSections(site.current().sections) } satisfies NamedSections);
  };
}

/** `GET /admin/sections`: every section that the site has had, as operators have set it. */
export function getSectionSettings({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ sections: await readSections(db) } satisfies SectionSettings);
  };
}

/** `POST /admin/sections`: another section, or one that was removed. */
export function postSection(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const wish = parseOr('validation_failed', sectionInSchema, jsonBody(req));
    const act = { action: 'section.added', slug: wish.slug } as const;
    await change(context, req, res.status(201), act, (sections) => withSection(sections, wish));
  };
}

/** `PATCH /admin/sections/:slug`: other names. */
export function patchSection(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const patch = parseOr('validation_failed', sectionPatchSchema, jsonBody(req));
    const act = { action: 'section.changed', slug: slugOf(req) } as const;
    await change(context, req, res, act, (sections) => withNames(sections, act.slug, patch));
  };
}

/** `DELETE /admin/sections/:slug`: no new story may be in it; its stories stay. */
export function deleteSection(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const act = { action: 'section.removed', slug: slugOf(req) } as const;
    await change(context, req, res, act, (sections) => withoutSection(sections, act.slug));
  };
}

/** `PUT /admin/sections/order`. */
export function putSectionOrder(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { sections: order } = parseOr('validation_failed', sectionOrderSchema, jsonBody(req));
    await change(context, req, res, { action: 'section.ordered' }, (sections) => inOrder(sections, order));
  };
}

interface Act {
  action: AuditAction;
  /** The section that changes; none where all do. */
  slug?: Section;
}

/** Changes the sections in one transaction, for others one after the other, and answers all of them. */
async function change(
  { db, site }: HttpContext,
  req: Request,
  res: Response,
  { action, slug }: Act,
  changed: (sections: readonly SiteSection[]) => SiteSection[],
): Promise<void> {
  const sections = await inTransaction(db, async (tx) => {
    await lockSections(tx);
    const before = await readSections(tx);
    const after = changed(before);
    await saveSections(tx, after);
    const difference = slug === undefined ? orders(before, after) : changedFields(one(before, slug), one(after, slug));
    await recordAct(tx, actorOf(req), { action, target: targetOf(after, slug), ...difference });
    return after;
  });
  await site.refresh();
  res.json({ sections } satisfies SectionSettings);
}

function one(sections: readonly SiteSection[], slug: Section): Partial<SiteSection> {
  return sections.find((section) => section.slug === slug) ?? {};
}

function orders(before: readonly SiteSection[], after: readonly SiteSection[]) {
  return { before: { sections: shownSections(before) }, after: { sections: shownSections(after) } };
}

function targetOf(sections: readonly SiteSection[], slug: Section | undefined) {
  if (slug === undefined) return { type: 'site', id: 'site' };
  return { type: 'section', id: slug, name: one(sections, slug).label ?? slug };
}

function slugOf(req: Request): Section {
  return String(req.params.slug);
}
