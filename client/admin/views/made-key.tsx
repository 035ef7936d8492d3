import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { OnceShown } from './once-shown.tsx';

/** The key that was just made: this is the only time that it is shown. */
export function MadeKey() {
  const made = listed('made');
  return made ? <OnceShown note={adminTexts.keyOnce} secret={made.key} testid="made-key" /> : null;
}
