import {
  blockSchema,
  commentInSchema,
  commentPatchSchema,
  commentsQuerySchema,
  meInSchema,
  moderationLogQuerySchema,
  moderationSchema,
  reportInSchema,
  reportsQuerySchema,
} from '../../../shared/contract/comment-schema.ts';
import { pushSubscriptionSchema, pushUnsubscribeSchema } from '../../../shared/contract/push-schema.ts';
import {
  commentAnswer,
  commentsOrReplies,
  me,
  moderationLog,
  pushKey,
  pushSubscribed,
  reports,
} from './comment-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const COMMENTS = 'Comments';
const MODERATION = 'Moderation';
const NOTIFICATIONS = 'Notifications';
const WROTE = answer('The comment', 'CommentAnswer', commentAnswer);
const DONE = { 204: { says: 'It is done' } };

/** The calls of readers, and those of moderators of comments. */
export const READER_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/me', id: 'getMe', tag: COMMENTS, who: 'anyone' },
    summary: "The reader's chosen name, if any",
    answers: { 200: answer('Who one is', 'Me', me) },
  },
  {
    ...{ method: 'post', path: '/me', id: 'chooseName', tag: COMMENTS, who: 'anyone' },
    summary: 'Chooses a name, once; a signed cookie stores it',
    body: json('MeIn', meInSchema),
    answers: { 200: answer('It was chosen before', 'Me', me), 201: answer('It is chosen', 'Me', me) },
    errors: ['cross_site', 'name_chosen', 'name_taken', 'too_many_comments'],
  },
  {
    ...{ method: 'get', path: '/stories/:id/comments', id: 'listComments', tag: COMMENTS, who: 'anyone' },
    summary: 'Threads, newest first, or with `thread` more replies of that thread',
    query: commentsQuerySchema,
    answers: { 200: answer('The page', 'Comments', commentsOrReplies) },
    errors: ['not_found', 'story_removed'],
  },
  {
    ...{ method: 'post', path: '/stories/:id/comments', id: 'writeComment', tag: COMMENTS, who: 'reader' },
    summary: 'Writes a comment',
    headers: ['Idempotency-Key'],
    body: json('CommentIn', commentInSchema),
    answers: { 200: { ...WROTE, says: 'The comment existed already' }, 201: WROTE },
    errors: ['commenter_blocked', 'not_found', 'comment_repeated', 'comments_closed', 'too_many_comments'],
  },
  {
    ...{ method: 'patch', path: '/comments/:id', id: 'editComment', tag: COMMENTS, who: 'reader' },
    summary: "Replaces the text of one's own comment, within 15 minutes",
    body: json('CommentPatch', commentPatchSchema),
    answers: { 200: WROTE },
    errors: ['not_your_comment', 'not_found', 'comment_removed', 'edit_window_over', 'too_many_comments'],
  },
  {
    ...{ method: 'delete', path: '/comments/:id', id: 'deleteComment', tag: COMMENTS, who: 'reader' },
    summary: "Deletes one's own comment, within 15 minutes",
    answers: DONE,
    errors: ['not_your_comment', 'not_found', 'edit_window_over', 'too_many_comments'],
  },
  {
    ...{ method: 'post', path: '/comments/:id/report', id: 'reportComment', tag: COMMENTS, who: 'anyone' },
    summary: 'Reports a comment to the moderators',
    body: json('ReportIn', reportInSchema, { optional: true }),
    answers: DONE,
    errors: ['cross_site', 'not_found', 'too_many_comments'],
  },
  {
    ...{ method: 'get', path: '/comments/reports', id: 'listReports', tag: MODERATION, who: 'moderate' },
    summary: 'Reported comments, most reported first',
    query: reportsQuerySchema,
    answers: { 200: answer('The reports', 'Reports', reports) },
  },
  {
    ...{ method: 'post', path: '/comments/:id/hide', id: 'hideComment', tag: MODERATION, who: 'moderate' },
    summary: 'Hides a comment',
    body: json('Moderation', moderationSchema),
    answers: { 200: WROTE },
    errors: ['not_found', 'comment_removed'],
  },
  {
    ...{ method: 'post', path: '/comments/:id/restore', id: 'restoreComment', tag: MODERATION, who: 'moderate' },
    summary: 'Shows a hidden comment again, or settles the reports of a visible one',
    body: json('Moderation', moderationSchema),
    answers: { 200: WROTE },
    errors: ['not_found', 'comment_removed'],
  },
  {
    ...{ method: 'post', path: '/stories/:id/comments/close', id: 'closeComments', tag: MODERATION, who: 'moderate' },
    summary: "Closes a story's comments",
    body: json('Moderation', moderationSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/stories/:id/comments/open', id: 'openComments', tag: MODERATION, who: 'moderate' },
    summary: "Reopens a story's comments",
    body: json('Moderation', moderationSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/commenters/:id/block', id: 'blockCommenter', tag: MODERATION, who: 'moderate' },
    summary: 'Blocks a commenter, for a time or for good',
    body: json('Block', blockSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/commenters/:id/block', id: 'unblockCommenter', tag: MODERATION, who: 'moderate' },
    summary: 'Unblocks a commenter',
    body: json('Moderation', moderationSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/moderation/log', id: 'getModerationLog', tag: MODERATION, who: 'moderate' },
    summary: 'Who did what and why, newest first',
    query: moderationLogQuerySchema,
    answers: { 200: answer('The page', 'ModerationLog', moderationLog) },
  },
  {
    ...{ method: 'get', path: '/push/key', id: 'getPushKey', tag: NOTIFICATIONS, who: 'anyone' },
    summary: 'The key that browsers subscribe with; null when push notifications are off',
    answers: { 200: answer('The public VAPID key', 'PushKey', pushKey) },
  },
  {
    ...{ method: 'put', path: '/push/subscriptions', id: 'putPushSubscription', tag: NOTIFICATIONS, who: 'anyone' },
    summary: 'Saves what a browser wants to be notified of, in place of its earlier rules',
    body: json('PushSubscription', pushSubscriptionSchema),
    answers: {
      200: answer('It is replaced', 'PushSubscribed', pushSubscribed),
      201: answer('It is made', 'PushSubscribed', pushSubscribed),
    },
    errors: ['push_off', 'too_many_requests', 'too_many_subscriptions'],
  },
  {
    ...{
      method: 'delete',
      path: '/push/subscriptions',
      id: 'deletePushSubscription',
      tag: NOTIFICATIONS,
      who: 'anyone',
    },
    summary: "Ends this browser's notifications",
    body: json('PushUnsubscribe', pushUnsubscribeSchema),
    answers: DONE,
    errors: ['not_found', 'too_many_requests'],
  },
];
