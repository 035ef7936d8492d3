import type { Request, RequestHandler } from 'express';
import { draftEditorSchema, draftInSchema } from '../../../shared/contract/draft-schema.ts';
import type { DraftAnswer, DraftLine, DraftState, DraftsPage } from '../../../shared/contract/draft-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { DRAFT_DAYS, DRAFTS_MAX, DRAFTS_MAX_BYTES } from '../../../shared/domain/draft.ts';
import {
  type DraftRow,
  deleteDraft,
  findDraft,
  findDraftLine,
  listDrafts,
  measureDrafts,
  type OwnDraft,
} from '../../../shared/node/db/draft/draft-store.ts';
import { findCallerName } from '../../../shared/node/db/person/caller-name-store.ts';
import { forgetEditor, noteEditor, readEditors } from '../../drafts/draft-editors.ts';
import { noDraft, saveDraft } from '../../drafts/save-draft.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

const DAY_MS = 24 * 3_600_000;

/** `GET /drafts`: the publisher's drafts, last changed first, with who has each open. */
export function getDrafts(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId } = principalOf(req);
    const rows = await listDrafts(context.db, publisherId, DRAFTS_MAX);
    const editors = await editorsOf(context, req, rows);
    res.json({
      drafts: rows.map((row, index) => toLine(row, editors[index] ?? [])),
      used: await measureDrafts(context.db, { publisherId }),
      most: { drafts: DRAFTS_MAX, bytes: DRAFTS_MAX_BYTES },
    } satisfies DraftsPage);
  };
}

/** `GET /drafts/:id`: a draft with what was typed. */
export function getDraft(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const row = await findDraft(context.db, own);
    if (!row) throw noDraft(own.id);
    const [editors = []] = await editorsOf(context, req, [row]);
    res.json({ ...toLine(row, editors), fields: row.fields } satisfies DraftAnswer);
  };
}

/** `PUT /drafts/:id`: saves a draft over the revision that was read. */
export function putDraft(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const draft = parseOr('validation_failed', draftInSchema, jsonBody(req));
    const name = await findCallerName(context.db, principalOf(req).callerId);
    const revision = await saveDraft(context.db, own, draft, name);
    res.status(revision === 1 ? 201 : 200).json(await stateOf(context, req, own));
  };
}

/** `DELETE /drafts/:id`: deletes a draft for good. */
export function removeDraft({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    if (!(await deleteDraft(db, own))) throw noDraft(own.id);
    res.status(204).end();
  };
}

/** `POST /drafts/:id/editors`: says that a draft is open in a window, or no longer; answers who else has it open. */
export function postDraftEditor(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const { window, closed } = parseOr('validation_failed', draftEditorSchema, jsonBody(req));
    const { callerId } = principalOf(req);
    const { redis, keys, db } = context;
    const key = keys.draftEditors(own.publisherId, own.id);
    // Who has gone need not be there any more.
    const state = closed ? undefined : await stateOf(context, req, own, window);
    if (closed) await forgetEditor(redis, key, window);
    else await noteEditor(redis, key, { window, callerId, name: await findCallerName(db, callerId) });
    if (state) res.json(state);
    else res.status(204).end();
  };
}

async function stateOf(context: HttpContext, req: Request, own: OwnDraft, window?: string): Promise<DraftState> {
  const row = await findDraftLine(context.db, own);
  if (!row) throw noDraft(own.id);
  const [editors = []] = await editorsOf(context, req, [row], window);
  const { id, revision, changedAt, changedBy } = toLine(row, editors);
  return { id, revision, changedAt, changedBy, editors };
}

/** Without Redis nobody is named: that must keep nobody from writing. */
async function editorsOf(
  context: HttpContext,
  req: Request,
  rows: { id: string }[],
  window?: string,
): Promise<DraftLine['editors'][]> {
  const { publisherId, callerId } = principalOf(req);
  const ids = rows.map(({ id }) => id);
  const caller = { callerId, ...(window !== undefined && { window }) };
  return readEditors(context, publisherId, ids, caller).catch((error: unknown) => {
    context.log.debug({ err: error }, 'could not read who has drafts open');
    return [];
  });
}

function ownOf(req: Request): OwnDraft {
  return { publisherId: principalOf(req).publisherId, id: pathId(req) };
}

function toLine(row: Omit<DraftRow, 'fields'>, editors: DraftLine['editors']): DraftLine {
  const { id, storyId, headline, revision, changedAt, changedBy } = row;
  return {
    ...{ id, storyId, headline, revision, changedBy, editors },
    changedAt: changedAt.toISOString(),
    expiresAt: new Date(changedAt.getTime() + DRAFT_DAYS * DAY_MS).toISOString(),
  };
}
