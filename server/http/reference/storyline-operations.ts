import { moderationSchema, reportsQuerySchema } from '../../../shared/wire/comment-schema.ts';
import { rejoinSchema, splitSchema, storylineReportSchema } from '../../../shared/wire/storyline-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { fullCoverage, rejoinAnswer, splitAnswer, storylineReports } from './story-answers.ts';

const STORYLINES = 'Storylines';
const DONE = { 204: { says: 'It is done' } };

/** The calls that read storylines, doubt them, and put them right. */
export const STORYLINE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/storylines/:id', id: 'getStoryline', tag: STORYLINES, who: 'anyone' },
    summary: 'All stories about one event, and why each is among them',
    answers: { 200: answer('The storyline and its stories', 'FullCoverage', fullCoverage) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/reports', id: 'reportStoryline', tag: STORYLINES, who: 'anyone' },
    summary: 'Says that a story is about another event',
    body: json('StorylineReportIn', storylineReportSchema),
    answers: DONE,
    errors: ['cross_site', 'not_found', 'too_many_comments'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/split', id: 'splitStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Takes stories out of a storyline: they are one of their own from then on',
    body: json('SplitIn', splitSchema),
    answers: { 200: answer('The two storylines', 'Split', splitAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/rejoin', id: 'rejoinStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Takes back a split: the storyline that it made is part of this one again',
    body: json('RejoinIn', rejoinSchema),
    answers: { 200: answer('The storyline as it stands now', 'Rejoined', rejoinAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/storylines/:id/keep', id: 'keepStoryline', tag: STORYLINES, who: 'moderate' },
    summary: 'Settles the reports of a storyline that is right as it is',
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
    summary: 'What readers say is about another event, and nobody has looked at',
    query: reportsQuerySchema,
    answers: { 200: answer('The reports', 'StorylineReports', storylineReports) },
  },
];
