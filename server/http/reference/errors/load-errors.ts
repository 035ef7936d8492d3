import type { ErrorCode } from '../../../../shared/domain/errors.ts';
import type { ErrorDoc } from './error-doc.ts';

/** Errors that come of limits and load: most pass by themselves. */
export const LOAD_ERRORS = {
  too_many_requests: {
    means: 'Too many requests came from one address, or with one key.',
    why: 'Each limit is named in the header `RateLimit-Policy`, what is left of it in `RateLimit`.',
    mend: 'Wait for the seconds of `Retry-After`. Follow the wire with `GET /stream` rather than asking again and again.',
    request: 'GET /api/v1/stories?q=quake',
    detail: 'There were too many requests from this address.',
  },
  backlog_full: {
    means: 'Too many submissions of this publisher wait to be edited.',
    why: 'Stories come faster than workers edit them; the limit is NEWSWIRE_BACKLOG. Nothing of this request was accepted.',
    mend: 'Send it again after the seconds of `Retry-After`, with the same `Idempotency-Key`.',
    request: 'POST /api/v1/stories\n(a batch)',
    detail: 'The publisher has too many stories waiting.',
  },
  too_many_comments: {
    means: 'Too much was written in too short a time.',
    why: 'Writers and networks have limits by the minute and by the hour.',
    mend: 'Wait for the seconds of `Retry-After`.',
    request: 'POST /api/v1/stories/0190…/comments\n{"text": "Well said"}',
    detail: 'Too much was written in too short a time.',
  },
  too_many_follows: {
    means: 'A socket follows 32 filters already.',
    why: 'Channels were not left when they were no longer shown.',
    mend: '`unfollow` what is not needed, or open another connection.',
    request: `socket.emit('follow', {filter: {}}, answer)`,
    detail: 'A connection may follow 32 filters.',
  },
  too_many_watches: {
    means: 'A socket watches 16 stories or live coverages already.',
    why: 'Stories were not left when they were closed.',
    mend: '`unwatch` what is not open any more.',
    request: `socket.emit('watch', {storyId: '0190…'}, answer)`,
    detail: 'A connection may watch 16 stories.',
  },
  too_many_alerts: {
    means: 'A limit of alerts is reached; `detail` says which.',
    why: 'An address, a network and the server each have a number of addresses and of tests.',
    mend: 'Remove addresses that are not used, or wait for the seconds of `Retry-After`.',
    request: 'POST /api/v1/alerts\n{"kind": "mail", "to": "ada@example.org"}',
    detail: 'Too many addresses were added from this network today.',
  },
  too_many_subscriptions: {
    means: 'One network has too many push subscriptions.',
    why: 'Many browsers behind one address have subscribed within a short time.',
    mend: 'Wait for the seconds of `Retry-After`.',
    request: 'PUT /api/v1/push/subscriptions\n{"endpoint": "https://push.example/…"}',
    detail: 'The network has too many push subscriptions.',
  },
  too_many_readers: {
    means: 'One network has made too many new readers today.',
    why: 'A network makes at most 20 readers a day.',
    mend: 'Join an existing reader with a code, or wait for the seconds of `Retry-After`.',
    request: 'POST /api/v1/reader',
    detail: 'The network has made too many readers.',
  },
  overloaded: {
    means: 'All connections or slots of the server are in use.',
    why: 'Many ask at once for what takes long, such as searches.',
    mend: 'Try again after the seconds of `Retry-After`, with growing delays.',
    request: 'GET /api/v1/stories?q=quake',
    detail: 'The server has too much to do.',
  },
  took_too_long: {
    means: 'A statement reached Postgres’ time limit.',
    why: 'The question would read very much, such as a filter of exclusions alone over a long history.',
    mend: 'Ask for less: a narrower filter, a shorter time. The same question would take as long again.',
    request: 'GET /api/v1/stories/count?none=sport',
    detail: 'The query hit its time limit. Ask for less, or try again later.',
  },
  unavailable: {
    means: 'Postgres or Redis is away, or no worker runs.',
    why: 'A part of the server is being restarted, or has failed.',
    mend: 'Try again after the seconds of `Retry-After`. Operators: `newswire doctor` and docs/runbook.md.',
    request: 'POST /api/v1/stories\n{"headline": "A quake"}',
    detail: 'The database cannot be reached.',
  },
  internal: {
    means: 'An error on the server’s side.',
    why: 'It is in the server’s log, with the request’s number from the header `X-Request-Id`.',
    mend: 'Try again. If it comes again, tell the operator that number.',
    request: 'GET /api/v1/stories',
    detail: 'Something went wrong on our side.',
  },
} satisfies Partial<Record<ErrorCode, ErrorDoc>>;
