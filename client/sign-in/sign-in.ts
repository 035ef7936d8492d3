import type { SignedIn } from '../../shared/contract/person-shapes.ts';
import { canUsePasskeys } from '../views/devices/can-use-passkeys.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { show } from './page-parts.ts';
import { signInByPasskey } from './sign-in-by-passkey.ts';

/** The script of the operators' sign-in form and of the page of an invitation; both are served with their texts. */
const home = document.querySelector<HTMLElement>('[data-home]')?.dataset.home;
if (home !== undefined && canUsePasskeys()) offerPasskey(home);
if (document.querySelector('[data-invitation]')) void acceptInvitation(canUsePasskeys(), leaveFor);

function offerPasskey(page: string): void {
  show('by-passkey', true);
  document.querySelector('#passkey')?.addEventListener('click', () => {
    show('passkey-problem', false);
    signInByPasskey().then(
      (signedIn) => leaveFor(signedIn, page),
      () => show('passkey-problem', true),
    );
  });
}

/** An operator goes on to the page that they asked for, everybody else to the page for their role. */
function leaveFor({ person, home }: SignedIn, page = home as string): void {
  location.assign(person.role === 'operator' ? page : home);
}
