/** Every error that clients can get, by HTTP or acknowledgement. */
export const ERRORS = {
  bad_json: { status: 400, retryable: false, title: 'The body is not valid JSON' },
  bad_opml: { status: 400, retryable: false, title: 'The body is not valid OPML' },
  bad_request: { status: 400, retryable: false, title: 'The request is malformed' },
  bad_query: { status: 400, retryable: false, title: 'A query parameter is not valid' },
  key_missing: { status: 401, retryable: false, title: 'An API key is required' },
  key_unknown: { status: 401, retryable: false, title: 'The API key is not known' },
  key_expired: { status: 401, retryable: false, title: 'The API key has expired' },
  key_revoked: { status: 401, retryable: false, title: 'The API key was revoked' },
  session_missing: { status: 401, retryable: false, title: 'Nobody has signed in' },
  scope_missing: { status: 403, retryable: false, title: 'The API key lacks the required scope' },
  publisher_disabled: { status: 403, retryable: false, title: 'The publisher is disabled' },
  not_your_story: { status: 403, retryable: false, title: 'The story belongs to another publisher' },
  not_your_coverage: { status: 403, retryable: false, title: 'The coverage belongs to another publisher' },
  cross_site: { status: 403, retryable: false, title: 'The request came from a page of another site' },
  identity_missing: { status: 403, retryable: false, title: 'Choose a name first' },
  commenter_blocked: { status: 403, retryable: false, title: 'A moderator has blocked this name' },
  not_your_comment: { status: 403, retryable: false, title: 'The comment was written by someone else' },
  embedding_off: { status: 403, retryable: false, title: 'Columns of this server may not be embedded' },
  device_unknown: { status: 403, retryable: false, title: 'This device has not joined a reader' },
  passkey_refused: { status: 403, retryable: false, title: 'The passkey was not accepted' },
  push_off: { status: 403, retryable: false, title: 'This server sends no notifications' },
  alerts_off: { status: 403, retryable: false, title: 'This server sends no alerts to such addresses' },
  not_found: { status: 404, retryable: false, title: 'There is nothing here' },
  invitation_unknown: { status: 404, retryable: false, title: 'The invitation is wrong, was used, or is too old' },
  code_unknown: { status: 404, retryable: false, title: 'The code is wrong, was used, or is too old' },
  body_too_slow: { status: 408, retryable: true, title: 'The body arrived too slowly' },
  own_submission: { status: 403, retryable: false, title: 'Somebody else must approve it' },
  flash_changed: { status: 409, retryable: false, title: 'The flash has changed since it was read' },
  draft_changed: { status: 409, retryable: false, title: 'Somebody else has changed the draft' },
  drafts_full: { status: 409, retryable: false, title: 'The publisher has as many drafts as it may' },
  bridge_exists: { status: 409, retryable: false, title: 'There is such a bridge already' },
  feed_exists: { status: 409, retryable: false, title: 'The feed is polled already' },
  section_exists: { status: 409, retryable: false, title: 'The site has the section already' },
  last_passkey: { status: 409, retryable: false, title: 'It is the only passkey' },
  person_disabled: { status: 409, retryable: false, title: 'The person is disabled' },
  person_exists: { status: 409, retryable: false, title: 'There is such a person already' },
  too_many_passkeys: { status: 409, retryable: false, title: 'The person has too many passkeys' },
  key_ended: { status: 409, retryable: false, title: 'The API key no longer works, or was replaced' },
  key_preset: { status: 409, retryable: false, title: 'The API key is set in the environment' },
  own_publisher: { status: 409, retryable: false, title: 'Your own key belongs to the publisher' },
  name_taken: { status: 409, retryable: false, title: 'The name is taken' },
  name_chosen: { status: 409, retryable: false, title: 'A name was chosen already' },
  comment_repeated: { status: 409, retryable: false, title: 'The same comment was written a moment ago' },
  comment_removed: { status: 409, retryable: false, title: 'The comment was removed' },
  comments_closed: { status: 409, retryable: false, title: 'The comments of this story are closed' },
  edit_window_over: { status: 409, retryable: false, title: 'The time for changing the comment is over' },
  already_joined: { status: 409, retryable: false, title: 'This device has joined a reader' },
  reader_full: { status: 409, retryable: false, title: 'The reader keeps as much as it may' },
  too_many_bridges: { status: 409, retryable: false, title: 'There are too many bridges' },
  too_many_devices: { status: 409, retryable: false, title: 'The reader has too many devices or passkeys' },
  too_many_feeds: { status: 409, retryable: false, title: 'The publisher has too many feeds' },
  too_many_rulings: { status: 409, retryable: false, title: 'There are too many rulings about topics' },
  too_many_sections: { status: 409, retryable: false, title: 'The site has too many sections' },
  too_many_webhooks: { status: 409, retryable: false, title: 'The publisher has too many webhooks' },
  alert_unconfirmed: { status: 409, retryable: false, title: 'The address was not confirmed yet' },
  already_released: { status: 409, retryable: false, title: 'The embargo of the story has ended' },
  already_ended: { status: 409, retryable: false, title: 'The submission has ended and is not released' },
  story_retracted: { status: 409, retryable: false, title: 'The story was retracted' },
  coverage_ended: { status: 409, retryable: false, title: 'The coverage has ended' },
  post_retracted: { status: 409, retryable: false, title: 'The post was retracted' },
  too_many_posts: { status: 409, retryable: false, title: 'The coverage has as many posts as it may' },
  too_many_pinned: { status: 409, retryable: false, title: 'Too many posts of the coverage are pinned' },
  history_gone: { status: 410, retryable: false, title: 'The history does not reach back that far' },
  picture_gone: { status: 410, retryable: false, title: 'The publisher no longer has the picture' },
  too_large: { status: 413, retryable: false, title: 'The body is too large' },
  too_many_stories: { status: 413, retryable: false, title: 'The request contains too many stories' },
  unsupported_media_type: { status: 415, retryable: false, title: 'The content type is not supported' },
  validation_failed: { status: 422, retryable: false, title: 'A field does not follow its rule' },
  picture_unusable: { status: 422, retryable: false, title: 'The picture cannot be shown' },
  no_feed_found: { status: 422, retryable: false, title: 'There is no feed at the address' },
  idempotency_key_reused: {
    status: 422,
    retryable: false,
    title: 'The Idempotency-Key was used for a different request',
  },
  clock_ahead: { status: 422, retryable: false, title: 'The clock of the device is ahead' },
  bad_filter: { status: 422, retryable: false, title: 'The filter is not valid' },
  bad_position: { status: 422, retryable: false, title: 'The position is not valid' },
  too_many_follows: { status: 429, retryable: false, title: 'The socket follows too many filters' },
  too_many_watches: { status: 429, retryable: false, title: 'The socket watches too many stories' },
  too_many_readers: { status: 429, retryable: true, title: 'The network has made too many readers' },
  too_many_requests: { status: 429, retryable: true, title: 'There were too many requests' },
  too_many_subscriptions: { status: 429, retryable: true, title: 'The network has too many push subscriptions' },
  too_many_alerts: { status: 429, retryable: true, title: 'Too many alerts were asked for' },
  too_many_comments: { status: 429, retryable: true, title: 'Too much was written in too short a time' },
  backlog_full: { status: 429, retryable: true, title: 'The publisher has too many stories waiting' },
  unknown_channel: { status: 404, retryable: false, title: 'The socket does not follow this channel' },
  story_removed: { status: 451, retryable: false, title: 'The story was taken down' },
  coverage_removed: { status: 451, retryable: false, title: 'The coverage was taken down' },
  internal: { status: 500, retryable: true, title: 'Something went wrong on our side' },
  format_not_offered: { status: 501, retryable: false, title: 'The answer is not offered in this format' },
  overloaded: { status: 503, retryable: true, title: 'The server has too much to do' },
  took_too_long: { status: 503, retryable: true, title: 'The request took too long' },
  unavailable: { status: 503, retryable: true, title: 'The service cannot answer at the moment' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

export type FieldExample = string | number | boolean | string[];

export interface FieldError {
  /** The path of the field, such as `topics.3` or `headline`. */
  field: string;
  /** The broken rule, in a word. */
  rule: string;
  detail: string;
  /** A value that would be accepted. */
  example?: FieldExample;
  /** Where in a query the rule is broken, in UTF-16 code units. */
  offset?: number;
  length?: number;
}

/** An error with a code from `ERRORS`; clients see `detail` and `fields`. */
export class NewswireError extends Error {
  override readonly name = 'NewswireError';
  readonly code: ErrorCode;
  readonly fields: FieldError[];
  /** When a retry makes sense; undefined uses the default for the code. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail?: string, fields: FieldError[] = [], retryAfterSeconds?: number) {
    super(detail ?? ERRORS[code].title);
    this.code = code;
    this.fields = fields;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
