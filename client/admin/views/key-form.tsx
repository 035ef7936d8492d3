import { SCOPES, type Scope } from '../../../shared/domain/scope.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { addKey } from '../net/admin-api.ts';
import { show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';
import { PublisherField } from './publisher-field.tsx';

/** The form that adds a key to a publisher. */
export function KeyForm() {
  const add = ({ publisher = '', name, day }: Record<string, string>, form: HTMLFormElement): Promise<boolean> => {
    const scopes = new FormData(form).getAll('scope') as Scope[];
    // The whole last day, by the clock of the operator.
    const expiresAt = day === undefined ? undefined : new Date(`${day}T23:59:59`).toISOString();
    const key = { scopes, ...(name !== undefined && { name }), ...(expiresAt !== undefined && { expiresAt }) };
    return change(async () => show('made', await addKey(publisher, key)), adminTexts.keyOnce);
  };
  return (
    <ActForm button={adminTexts.add} act={add}>
      <PublisherField />
      <Field label={adminTexts.keyName} name="name" maxLength={80} />
      <Field label={adminTexts.expires} name="day" type="date" min={new Date().toISOString().slice(0, 10)} />
      <fieldset class="choices">
        <legend>{adminTexts.scopes}</legend>
        {SCOPES.map((scope) => (
          <label key={scope}>
            <input type="checkbox" name="scope" value={scope} defaultChecked={scope === 'publish'} />{' '}
            {adminTexts.scopeNames[scope]}
          </label>
        ))}
      </fieldset>
    </ActForm>
  );
}
