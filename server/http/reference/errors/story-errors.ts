import type { ErrorCode } from '../../../../shared/domain/errors.ts';
import type { ErrorDoc } from './error-doc.ts';

/** Errors about the state of a story, a submission, a live coverage or a picture. */
export const STORY_ERRORS = {
  already_released: {
    means: 'The embargo of the submission has ended: it can no longer be changed or cancelled.',
    why: 'The change came after the story went out, or at the same moment.',
    mend: 'Correct the story with `PATCH /stories/:id`, or retract it with `DELETE /stories/:id`.',
    request: 'PATCH /api/v1/submissions/0190…\n{"headline": "Another headline"}',
    detail: 'The embargo has ended and the story is released: correct or retract it instead.',
  },
  already_ended: {
    means: 'The submission was cancelled, replaced or rejected, and is not released.',
    why: 'It was cancelled before, or a newer submission of the same story has taken its place.',
    mend: 'Look at it with `GET /submissions/:id`. `replacedBy` names the newer one: change that, or submit the story again.',
    request: 'DELETE /api/v1/submissions/0190…',
    detail: 'The submission was replaced by a newer one: change that one instead.',
  },
  story_retracted: {
    means: 'The story was retracted and stays so.',
    why: 'A change came after the retraction.',
    mend: 'Publish a new story, with another `externalId`.',
    request: 'PATCH /api/v1/stories/0190…\n{"headline": "Another headline"}',
    detail: 'The story was retracted.',
  },
  story_removed: {
    means: 'The story, or its picture, was taken down for good.',
    why: 'An operator had to remove it, such as by order of a court. `detail` says why.',
    mend: 'Delete what you keep of it. It does not come back.',
    request: 'GET /api/v1/stories/0190…',
    detail: 'Taken down by order of a court.',
  },
  coverage_removed: {
    means: 'The live coverage was taken down for good.',
    why: 'An operator had to remove it. `detail` says why.',
    mend: 'Delete what you keep of it. It does not come back.',
    request: 'GET /api/v1/coverages/0190…',
    detail: 'Taken down by order of a court.',
  },
  coverage_ended: {
    means: 'The live coverage has ended and is an archive.',
    why: 'It was ended by its publisher. Only retractions are possible from then on.',
    mend: 'Begin a new coverage, or publish a story.',
    request: 'POST /api/v1/coverages/0190…/posts\n{"text": "One more thing"}',
    detail: 'The coverage has ended.',
  },
  post_retracted: {
    means: 'The post of a live coverage was retracted and has no content any more.',
    why: 'A change or a pin came after the retraction.',
    mend: 'Add a new post; `correction` marks one that puts an earlier one right.',
    request: 'PATCH /api/v1/coverages/0190…/posts/0190…\n{"text": "Another text"}',
    detail: 'The post was retracted.',
  },
  too_many_posts: {
    means: 'A live coverage has 5,000 posts.',
    why: 'So many can still be read and moderated.',
    mend: 'End it, and begin another one.',
    request: 'POST /api/v1/coverages/0190…/posts\n{"text": "One more thing"}',
    detail: 'A coverage may have 5,000 posts.',
  },
  too_many_pinned: {
    means: 'Three posts of the coverage are pinned.',
    why: 'More would push the newest posts out of sight.',
    mend: 'Release one with `DELETE /coverages/:id/posts/:post/pin`.',
    request: 'POST /api/v1/coverages/0190…/posts/0190…/pin',
    detail: 'Three posts are pinned already.',
  },
  picture_gone: {
    means: 'The publisher’s host no longer has the picture.',
    why: 'It answered 404 or 410 for the picture’s address.',
    mend: 'As a publisher, correct the story with another picture. As a reader, nothing.',
    request: 'GET /images/…/640/…',
    detail: 'The publisher no longer has the picture.',
  },
  picture_unusable: {
    means: 'The address has no picture that can be shown.',
    why: 'It is not a picture, is too large, or lies at an address that is not fetched, such as a private one.',
    mend: 'Give the address of a JPEG, PNG, WebP, AVIF or GIF that everybody can load.',
    request: 'GET /images/…/640/…',
    detail: 'The picture cannot be shown.',
  },
} satisfies Partial<Record<ErrorCode, ErrorDoc>>;
