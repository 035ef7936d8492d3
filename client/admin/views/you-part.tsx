import type { PersonPasskey } from '../../../shared/contract/person-shapes.ts';
import { canUsePasskeys } from '../../views/devices/can-use-passkeys.ts';
import { dayText, exactTimeText } from '../../views/time-text.ts';
import { addOwnPasskey } from '../actions/add-passkey.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { removePasskey } from '../net/people-api.ts';
import { listed } from '../state/lists.ts';
import { ListPart } from './list-part.tsx';
import { Row } from './row.tsx';

/** Who has signed in, and the passkeys that they have. */
export function YouPart() {
  const person = listed('own')?.person;
  if (!person) return null;
  return (
    <ListPart
      name={adminTexts.parts.you}
      testid="you"
      note={`${adminTexts.people.signedInAs(person.name)} ${adminTexts.people.yourNote}`}
      items={person.passkeys}
      keyOf={({ id }) => id}
      draw={(passkey) => <PasskeyRow passkey={passkey} isOnly={person.passkeys.length === 1} />}
    >
      {canUsePasskeys() ? (
        <p class="adder">
          <button class="button-small is-main" type="button" onClick={() => void addOwnPasskey()}>
            {adminTexts.people.addPasskey}
          </button>
        </p>
      ) : (
        <p class="note">{adminTexts.people.passkeysNeed}</p>
      )}
    </ListPart>
  );
}

function PasskeyRow({ passkey, isOnly }: { passkey: PersonPasskey; isOnly: boolean }) {
  const { id, name, createdAt, usedAt } = passkey;
  const use = usedAt === null ? adminTexts.neverUsed : adminTexts.lastUsed(exactTimeText(Date.parse(usedAt)));
  const remove = { text: adminTexts.remove, run: () => void change(() => removePasskey(id), adminTexts.removed(name)) };
  return <Row title={name} facts={[dayText(Date.parse(createdAt)), use]} acts={isOnly ? [] : [remove]} />;
}
