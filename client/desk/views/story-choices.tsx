import { PRIORITIES, type Priority } from '../../../shared/domain/story.ts';
import { sectionText } from '../../section-texts.ts';
import { shownSections } from '../../shown-sections.ts';
import { deskTexts } from '../desk-texts.ts';
import { draft, edit } from '../draft.ts';

/** The section, or whichever the text is found to belong to. */
export function SectionField() {
  const chosen = draft.value.section;
  return (
    <div class="field">
      <label class="field-label" for="section">
        {deskTexts.section}
      </label>
      <select id="section" value={chosen} onChange={(event) => edit({ section: event.currentTarget.value })}>
        <option value="">{deskTexts.sectionFound}</option>
        {shownSections(chosen === '' ? [] : [chosen]).map((section) => (
          <option key={section} value={section}>
            {sectionText(section)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How urgent the story is. */
export function PriorityField() {
  return (
    <fieldset class="field">
      <legend class="field-label">{deskTexts.priority}</legend>
      <div class="desk-choice">
        {PRIORITIES.map((priority: Priority) => (
          <label key={priority} class={`desk-option priority-${priority}`}>
            <input
              type="radio"
              name="priority"
              value={priority}
              checked={draft.value.priority === priority}
              onChange={() => edit({ priority })}
            />
            {deskTexts.priorities[priority]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
