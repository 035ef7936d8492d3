import { startRegistration } from '@simplewebauthn/browser';
import type { InvitationOpened, SignedIn } from '../../shared/contract/person-shapes.ts';
import { show, write } from './page-parts.ts';
import { isRefusedForGood, postJson } from './post-json.ts';

const LINK = '#invite=';

type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Shows whom the invitation in the address is for, and makes their passkey when they ask for it. */
export async function acceptInvitation(canMake: boolean, leaveFor: (signedIn: SignedIn) => void): Promise<void> {
  const token = location.hash.startsWith(LINK) ? location.hash.slice(LINK.length) : '';
  const open = (): Promise<InvitationOpened> => postJson('/invitation', { token });
  try {
    const { person } = await open();
    write('invited-name', person.name);
    write('invited-publisher', person.publisher ? ` · ${person.publisher.name}` : '');
    show(`role-${person.role}`, true);
    show('invited', true);
    show(canMake ? 'make-passkey' : 'passkeys-need', true);
  } catch (error) {
    return showProblem(error);
  }
  document.querySelector('#make-passkey')?.addEventListener('click', () => {
    show('invitation-problem', false);
    // The challenge of the first answer may be too old by now.
    open()
      .then(({ options }) => startRegistration({ optionsJSON: options as Options }))
      .then((passkey) => postJson<SignedIn>('/invitation/passkey', { token, passkey }))
      .then(leaveFor, showProblem);
  });
}

function showProblem(error: unknown): void {
  const isGone = isRefusedForGood(error);
  show(isGone ? 'invitation-gone' : 'invitation-problem', true);
  if (isGone) show('invited', false);
}
