import { moderationSchema, reportsQuerySchema } from '../../../shared/contract/comment-schema.ts';
import { newsQuerySchema } from '../../../shared/contract/query-schema.ts';
import { rejoinSchema, splitSchema, storylineReportSchema } from '../../../shared/contract/storyline-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { fullCoverage, rejoinAnswer, splitAnswer, storylineNews, storylineReports } from './storyline-answers.ts';

const STORYLINES = 'Storylines';
const DONE = { 204: { says: 'It is done' } };

/** The calls that read, report and correct storylines. */
export const STORYLINE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/storylines/:id', id: 'getStoryline', tag: STORYLINES, who: 'anyone' },
    summary: 'All stories about one event, and why each belongs to it',
    answers: { 200: answer('The storyline and its stories', 'FullCoverage', fullCoverage) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/storylines/:id/new', id: 'getStorylineNews', tag: STORYLINES, who: 'anyone' },
    summary: 'Sentences of later reports with names and numbers that no earlier report had',
    query: newsQuerySchema,
    answers: { 200: answer('What each report adds', 'StorylineNews', storylineNews) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/reports', id: 'reportStoryline', tag: STORYLINES, who: 'anyone' },
    summary: 'Reports that a story is about another event',
    body: json('StorylineReportIn', storylineReportSchema),
    answers: DONE,
    errors: ['cross_site', 'not_found', 'too_many_comments'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/split', id: 'splitStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Moves stories out of a storyline into a new one',
    body: json('SplitIn', splitSchema),
    answers: { 200: answer('The two storylines', 'Split', splitAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/rejoin', id: 'rejoinStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Undoes a split: merges the new storyline back into this one',
    body: json('RejoinIn', rejoinSchema),
    answers: { 200: answer('The storyline as it is now', 'Rejoined', rejoinAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/keep', id: 'keepStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Settles the reports of a storyline that is correct',
    body: json('Moderation', moderationSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{
      method: 'get',
      path: '/storyline-reports',
      id: 'listStorylineReports',
      tag: STORYLINES,
      who: 'moderate',
    },
    summary: 'Reports of misplaced stories that no moderator has dealt with',
    query: reportsQuerySchema,
    answers: { 200: answer('The reports', 'StorylineReports', storylineReports) },
  },
];
