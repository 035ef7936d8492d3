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
} from '../../../shared/wire/comment-schema.ts';
import { pushSubscriptionSchema, pushUnsubscribeSchema } from '../../../shared/wire/push-schema.ts';
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

/** The calls of readers, and those of moderators who look after what readers write. */
export const READER_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/me', id: 'getMe', tag: COMMENTS, who: 'anyone' },
    summary: 'The name that was chosen, if any',
    answers: { 200: answer('Who one is', 'Me', me) },
  },
  {
    ...{ method: 'post', path: '/me', id: 'chooseName', tag: COMMENTS, who: 'anyone' },
    summary: 'Chooses a name, once; a signed cookie keeps it',
    body: json('MeIn', meInSchema),
    answers: { 200: answer('It was chosen before', 'Me', me), 201: answer('It is chosen', 'Me', me) },
    errors: ['cross_site', 'name_chosen', 'name_taken', 'too_many_comments'],
  },
  {
    ...{ method: 'get', path: '/stories/:id/comments', id: 'listComments', tag: COMMENTS, who: 'anyone' },
    summary: 'Threads, newest first, or with `thread` more answers of one',
    query: commentsQuerySchema,
    answers: { 200: answer('The page', 'Comments', commentsOrReplies) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/stories/:id/comments', id: 'writeComment', tag: COMMENTS, who: 'reader' },
    summary: 'Writes a comment',
    headers: ['Idempotency-Key'],
    body: json('CommentIn', commentInSchema),
    answers: { 200: { ...WROTE, says: 'It was written before' }, 201: WROTE },
    errors: ['commenter_blocked', 'not_found', 'comment_repeated', 'comments_closed', 'too_many_comments'],
  },
  {
    ...{ method: 'patch', path: '/comments/:id', id: 'editComment', tag: COMMENTS, who: 'reader' },
    summary: "Another text for one's own comment, within 15 minutes",
    body: json('CommentPatch', commentPatchSchema),
    answers: { 200: WROTE },
    errors: ['not_your_comment', 'not_found', 'comment_removed', 'edit_window_over', 'too_many_comments'],
  },
  {
    ...{ method: 'delete', path: '/comments/:id', id: 'deleteComment', tag: COMMENTS, who: 'reader' },
    summary: "Takes back one's own comment, within 15 minutes",
    answers: DONE,
    errors: ['not_your_comment', 'not_found', 'edit_window_over', 'too_many_comments'],
  },
  {
    ...{ method: 'post', path: '/comments/:id/report', id: 'reportComment', tag: COMMENTS, who: 'anyone' },
    summary: 'Calls a moderator',
    body: json('ReportIn', reportInSchema, { optional: true }),
    answers: DONE,
    errors: ['cross_site', 'not_found', 'too_many_comments'],
  },
  {
    ...{ method: 'get', path: '/comments/reports', id: 'listReports', tag: MODERATION, who: 'moderate' },
    summary: 'What readers have called for, the most reported first',
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
    summary: 'Shows a hidden comment again, or settles the reports of one that stands',
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
    summary: "Opens a story's comments again",
    body: json('Moderation', moderationSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/commenters/:id/block', id: 'blockCommenter', tag: MODERATION, who: 'moderate' },
    summary: 'Keeps someone from writing, for a time or for good',
    body: json('Block', blockSchema),
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/commenters/:id/block', id: 'unblockCommenter', tag: MODERATION, who: 'moderate' },
    summary: 'Lets someone write again',
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
    summary: 'What a browser subscribes with; null where this server sends no notifications',
    answers: { 200: answer('The public VAPID key', 'PushKey', pushKey) },
  },
  {
    ...{ method: 'put', path: '/push/subscriptions', id: 'putPushSubscription', tag: NOTIFICATIONS, who: 'anyone' },
    summary: 'What a browser wants to be told; it replaces what it asked for before',
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
    summary: 'Tells this browser nothing any more',
    body: json('PushUnsubscribe', pushUnsubscribeSchema),
    answers: DONE,
    errors: ['not_found', 'too_many_requests'],
  },
];
