import type { Person } from '../../../shared/contract/person-shapes.ts';
import { isOfPublisher, ROLES, type Role } from '../../../shared/domain/role.ts';
import { exactTimeText } from '../../views/time-text.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { changePerson, invitePerson, removePerson } from '../net/people-api.ts';
import { listed, show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { ListPart } from './list-part.tsx';
import { MadeInvitation } from './made-invitation.tsx';
import { PersonForm } from './person-form.tsx';
import { Row, type RowAct } from './row.tsx';

const texts = () => adminTexts.people;

/** The people with roles, with a form that adds one. */
export function PeoplePart() {
  return (
    <ListPart
      name={adminTexts.parts.people}
      testid="people"
      note={texts().note}
      items={listed('people')}
      keyOf={({ id }) => id}
      draw={(person) => <PersonRow person={person} />}
    >
      <MadeInvitation />
      <Adder text={texts().add}>
        <PersonForm />
      </Adder>
    </ListPart>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { id, name, role, publisher, disabledAt, lastSignInAt, passkeys, invitedUntil } = person;
  const isOn = disabledAt === null;
  const signedIn =
    lastSignInAt === null ? texts().neverSignedIn : texts().signedInOn(exactTimeText(Date.parse(lastSignInAt)));
  const invited = invitedUntil && texts().invitedUntil(exactTimeText(Date.parse(invitedUntil)));
  const acts: RowAct[] = [
    { text: texts().changeRole, form: (close) => <RoleForm {...{ person, close }} /> },
    {
      text: isOn ? adminTexts.disable : adminTexts.enable,
      run: () => void change(() => changePerson(id, { enabled: !isOn }), adminTexts.saved(name)),
    },
    { text: adminTexts.remove, form: (close) => <RemovalForm {...{ person, close }} /> },
  ];
  if (isOn) acts.unshift({ text: texts().invite, form: (close) => <InvitationForm {...{ person, close }} /> });
  return (
    <Row
      title={name}
      facts={[texts().roles[role], publisher?.name, texts().passkeyCount(passkeys), signedIn, invited]}
      error={isOn ? undefined : adminTexts.disabledMark}
      acts={acts}
    />
  );
}

interface FormProps {
  person: Person;
  close: () => void;
}

function InvitationForm({ person: { id, name }, close }: FormProps) {
  const invite = (): Promise<boolean> =>
    change(async () => {
      const { invitation } = await invitePerson(id);
      show('invited', { name, invitation });
    }, adminTexts.saved(name));
  return (
    <ActForm button={texts().invite} act={invite} close={close}>
      <p>{texts().inviteNote}</p>
    </ActForm>
  );
}

function RoleForm({ person: { id, name, role: before }, close }: FormProps) {
  const give = ({ role }: Record<string, string>): Promise<boolean> =>
    change(() => changePerson(id, { role: role as Role }), adminTexts.saved(name));
  return (
    <ActForm button={adminTexts.save} act={give} close={close}>
      <label class="field">
        <span>{texts().role}</span>
        <select name="role">
          {ROLES.filter((role) => isOfPublisher(role) === isOfPublisher(before)).map((role) => (
            <option key={role} value={role} selected={role === before}>
              {texts().roles[role]}
            </option>
          ))}
        </select>
      </label>
    </ActForm>
  );
}

function RemovalForm({ person: { id, name }, close }: FormProps) {
  return (
    <ActForm
      button={adminTexts.remove}
      isGrave
      act={() => change(() => removePerson(id), adminTexts.removed(name))}
      close={close}
    >
      <p>
        <strong>{adminTexts.removeTitle(name)}</strong> {texts().removeNote}
      </p>
    </ActForm>
  );
}
