import type { ErrorCode } from '../../../../shared/domain/errors.ts';
import type { ErrorDoc } from './error-doc.ts';

/** Errors about people with roles: invitations, passkeys and sessions. */
export const PEOPLE_ERRORS = {
  session_missing: {
    means: 'Nobody has signed in by passkey in this browser.',
    why: 'The session has ended after 12 hours, began with a key, or the person was disabled or removed.',
    mend: 'Sign in with a passkey at `/admin` or `/desk`.',
    request: 'POST /api/v1/people/me/passkeys/options',
    detail: 'Sign in with your passkey first.',
  },
  invitation_unknown: {
    means: 'The invitation is wrong, was used, was replaced, or is too old.',
    why: 'An invitation works once, for 48 hours, and until the next one is made. A disabled person’s does not work.',
    mend: 'Ask an operator for a new invitation: `newswire people invite`.',
    request: 'POST /api/v1/people/invitation\n{"token": "…"}',
    detail: 'The invitation is wrong, was used, or is too old.',
  },
  last_passkey: {
    means: 'The passkey is the only one of the person.',
    why: 'Without it, they could not sign in any more.',
    mend: 'Add another passkey first. If this one is lost, an operator’s new invitation replaces it.',
    request: 'DELETE /api/v1/people/me/passkeys/…',
    detail: 'Add another one first, or ask an operator for a new invitation.',
  },
  person_exists: {
    means: 'The publisher, or the installation, has somebody of this name.',
    why: 'Names tell people apart in the audit log and in the approval of a flash.',
    mend: 'Choose a name that tells the two apart.',
    request: 'POST /api/v1/people\n{"name": "Ada", "role": "operator"}',
    detail: 'There is somebody called Ada already.',
  },
  person_disabled: {
    means: 'The person is disabled, so that no invitation of theirs would work.',
    why: 'An operator has disabled them.',
    mend: 'Enable the person first: `PATCH /people/:id` with `{"enabled": true}`.',
    request: 'POST /api/v1/people/0190…/invitation',
    detail: 'Enable Ada first.',
  },
  too_many_passkeys: {
    means: 'The person has 10 passkeys already.',
    why: 'Old ones were never removed.',
    mend: 'Remove passkeys that are no longer used.',
    request: 'POST /api/v1/people/me/passkeys\n{…}',
    detail: 'You have 10 passkeys already: remove one first.',
  },
} satisfies Partial<Record<ErrorCode, ErrorDoc>>;
