import { exactTimeText } from '../../views/time-text.ts';
import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { OnceShown } from './once-shown.tsx';

/** The invitation that was just made: this is the only time that its link is shown. */
export function MadeInvitation() {
  const invited = listed('invited');
  if (!invited) return null;
  const { name, invitation } = invited;
  const until = exactTimeText(Date.parse(invitation.expiresAt));
  return <OnceShown note={adminTexts.people.linkOnce(name, until)} secret={invitation.link} testid="made-invitation" />;
}
