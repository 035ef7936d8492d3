import { useId } from 'preact/hooks';
import { displayTexts } from '../display-texts.ts';
import { DisplayFields } from './display-fields.tsx';

/** A button that opens the choices of how pages look, for the desk and the operations page. */
export function DisplayButton() {
  const panel = useId();
  return (
    <>
      <button type="button" class="button-small" data-testid="display-button" popovertarget={panel}>
        {displayTexts.title}
      </button>
      <div id={panel} class="display-panel" popover="auto">
        <DisplayFields />
      </div>
    </>
  );
}
