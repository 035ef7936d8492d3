import { number } from '../../number-text.ts';
import { Panel } from '../../ops/views/panel.tsx';
import { planRemoval, removeForGood } from '../actions/take-down.ts';
import { adminTexts } from '../admin-texts.ts';
import { listed, type ShownPlan, show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';

/** Takes a story or a live coverage down in two steps: first it shows what will vanish. */
export function TakedownPart() {
  const plan = listed('plan');
  return (
    <Panel name={adminTexts.parts.takedown} testid="takedown" note={adminTexts.takedownNote}>
      <ActForm button={adminTexts.look} act={({ story = '' }) => planRemoval(story)}>
        <Field label={adminTexts.storyAddress} name="story" required maxLength={2048} />
      </ActForm>
      {plan && <Plan plan={plan} />}
    </Panel>
  );
}

/** Cancelling returns the focus to the address field; the act moves it to its outcome. */
function leave(): void {
  if (document.activeElement?.closest('.plan')) document.querySelector<HTMLElement>('[name=story]')?.focus();
  show('plan', undefined);
}

function Plan({ plan }: { plan: ShownPlan }) {
  const { title, publisher, found, copies } = plan;
  return (
    <section class="plan" aria-labelledby="plan-title" data-testid="plan">
      <h3 id="plan-title">
        {title} <span class="note">{publisher.name}</span>
      </h3>
      <h4>{adminTexts.found}</h4>
      <ul class="places">
        {found.map(([place, count]) => (
          <li key={place}>
            {adminTexts.places[place]} <strong>{number.format(count)}</strong>
          </li>
        ))}
      </ul>
      {copies.length > 0 && (
        <p>
          {adminTexts.copiesStay}{' '}
          {copies.map(({ id, publisher: other }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/story/${id}`}>{other.name}</a>
            </>
          ))}
        </p>
      )}
      <ActForm
        button={adminTexts.takeDown}
        isGrave
        act={({ reason = '' }) => removeForGood(plan, reason)}
        close={leave}
      >
        <Field label={adminTexts.publicReason} name="reason" required maxLength={500} />
      </ActForm>
    </section>
  );
}
