import type { ErrorCode } from '../../../../shared/domain/errors.ts';
import type { ErrorDoc } from './error-doc.ts';

/** Errors about drafts, about flashes that wait for a second person, and about sections. */
export const NEWSROOM_ERRORS = {
  own_submission: {
    means: 'The flash needs the approval of somebody else.',
    why: 'The key that approves has submitted or changed the flash itself, has the name of one that has, or has no name.',
    mend: 'Let a colleague approve it, with a key of their own that has a name, or an operator.',
    request: 'POST /api/v1/submissions/0190…/approve\n{"version": 1}',
    detail: 'You wrote or changed it yourself: somebody else must approve it.',
  },
  flash_changed: {
    means: 'The flash has changed since the approver read it, and is not approved.',
    why: 'Somebody edited it, or a newer submission of the story took its place.',
    mend: 'Read it again with `GET /submissions/:id`, then approve the version that it names.',
    request: 'POST /api/v1/submissions/0190…/approve\n{"version": 1}',
    detail: 'It was changed: read version 2, then approve that.',
  },
  draft_changed: {
    means: 'Somebody else has saved the draft since it was read. Nothing was overwritten.',
    why: 'The revision that you name is not the latest one.',
    mend: 'Read the draft again, put both texts together, and save with its present revision.',
    request: 'PUT /api/v1/drafts/0190…\n{"revision": 3, "fields": {"headline": "Harbour closed"}}',
    detail: 'Ana saved revision 4 since: read it, then save with it.',
  },
  drafts_full: {
    means: 'The publisher has as many drafts as it may, or they are too large together.',
    why: 'A publisher may have 100 drafts of 10 MB together; each is kept for 90 days after its last change.',
    mend: 'Delete drafts that nobody needs with `DELETE /drafts/:id`.',
    request: 'PUT /api/v1/drafts/0190…\n{"revision": 0, "fields": {"headline": "Harbour closed"}}',
    detail: 'A publisher may have 100 drafts: delete one first.',
  },
  section_exists: {
    means: 'The site offers a section with this slug already.',
    why: 'A section keeps its slug for good, so that its stories can always be found.',
    mend: 'Rename that section with `PATCH /admin/sections/:slug`, or take another slug.',
    request: 'POST /api/v1/admin/sections\n{"slug": "local", "label": "Local"}',
    detail: 'The site has the section local.',
  },
  too_many_sections: {
    means: 'The site offers 40 sections, or has had 100 with those that were removed.',
    why: 'Every page carries their names, and readers choose from a list of them.',
    mend: 'Remove one that is no longer used, offer a removed one again, or use topics.',
    request: 'POST /api/v1/admin/sections\n{"slug": "chess", "label": "Chess"}',
    detail: 'A site may offer at most 40 sections.',
  },
} satisfies Partial<Record<ErrorCode, ErrorDoc>>;
