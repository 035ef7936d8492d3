import { draftEditorSchema, draftInSchema } from '../../../shared/contract/draft-schema.ts';
import { draftAnswer, draftState, draftsPage } from './draft-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const DRAFTS = 'Drafts';
const STATE = answer('The draft as it is now, and who else has it open', 'DraftState', draftState);

/** The calls that keep a publisher's drafts. */
export const DRAFT_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/drafts', id: 'listDrafts', tag: DRAFTS, who: 'write' },
    summary: "The publisher's drafts, last changed first",
    answers: { 200: answer('The drafts, and the room for them', 'DraftsPage', draftsPage) },
  },
  {
    ...{ method: 'get', path: '/drafts/:id', id: 'getDraft', tag: DRAFTS, who: 'write' },
    summary: 'A draft with what was typed',
    answers: { 200: answer('The draft', 'Draft', draftAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'put', path: '/drafts/:id', id: 'saveDraft', tag: DRAFTS, who: 'write' },
    summary: 'Saves a draft over the revision that was read; 0 creates it under an id that you choose',
    body: json('DraftIn', draftInSchema),
    answers: { 200: STATE, 201: STATE },
    errors: ['not_found', 'draft_changed', 'drafts_full', 'not_your_story', 'story_removed'],
  },
  {
    ...{ method: 'delete', path: '/drafts/:id', id: 'deleteDraft', tag: DRAFTS, who: 'write' },
    summary: 'Deletes a draft for good',
    answers: { 204: { says: 'It is deleted' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/drafts/:id/editors', id: 'openDraft', tag: DRAFTS, who: 'write' },
    summary: 'Says that a draft is open in a window, for 15 seconds, or that the window was closed',
    body: json('DraftEditorIn', draftEditorSchema),
    answers: { 200: STATE, 204: { says: 'The window is closed' } },
    errors: ['not_found'],
  },
];
