import { useState } from 'preact/hooks';
import { isOfPublisher, ROLES, type Role } from '../../../shared/domain/role.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { addPerson } from '../net/people-api.ts';
import { show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';
import { PublisherField } from './publisher-field.tsx';

/** The form that adds a person; editors and writers belong to a publisher. */
export function PersonForm() {
  const [role, setRole] = useState<Role>('operator');
  const add = ({ name = '', publisher }: Record<string, string>): Promise<boolean> =>
    change(async () => {
      const { invitation } = await addPerson({ name, role, ...(publisher !== undefined && { publisher }) });
      show('invited', { name, invitation });
      setRole('operator');
    }, adminTexts.saved(name));
  return (
    <ActForm button={adminTexts.add} act={add}>
      <Field label={adminTexts.publisherName} name="name" required maxLength={80} autocomplete="off" />
      <label class="field">
        <span>{adminTexts.people.role}</span>
        <select value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {adminTexts.people.roles[each]}
            </option>
          ))}
        </select>
      </label>
      {isOfPublisher(role) && <PublisherField mustChoose />}
    </ActForm>
  );
}
