import type { TakedownPlan } from '../../../shared/contract/takedown-schema.ts';
import { number } from '../../number-text.ts';
import { Panel } from '../../ops/views/panel.tsx';
import { planStory, removeStory } from '../actions/take-down.ts';
import { adminTexts } from '../admin-texts.ts';
import { listed, show } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';

/** Takes a story down in two steps: first it shows what will vanish. */
export function TakedownPart() {
  const plan = listed('plan');
  return (
    <Panel name={adminTexts.parts.takedown} testid="takedown" note={adminTexts.takedownNote}>
      <ActForm button={adminTexts.look} act={({ story = '' }) => planStory(story)}>
        <Field label={adminTexts.storyAddress} name="story" required maxLength={2048} />
      </ActForm>
      {plan && <Plan plan={plan} />}
    </Panel>
  );
}

function Plan({ plan: { storyId, headline, publisher, found, copies } }: { plan: TakedownPlan }) {
  const places = Object.entries(found).filter(([, count]) => count > 0) as [keyof typeof found, number][];
  return (
    <section class="plan" aria-labelledby="plan-title" data-testid="plan">
      <h3 id="plan-title">
        {headline} <span class="note">{publisher.name}</span>
      </h3>
      <h4>{adminTexts.found}</h4>
      <ul class="places">
        {places.map(([place, count]) => (
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
        act={({ reason = '' }) => removeStory(storyId, reason)}
        close={() => show('plan', undefined)}
      >
        <Field label={adminTexts.publicReason} name="reason" required maxLength={500} />
      </ActForm>
    </section>
  );
}
