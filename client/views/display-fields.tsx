import { TEXT_SIZES, type TextSize, THEMES, type Theme } from '../../shared/contract/preferences.ts';
import { displayTexts } from '../display-texts.ts';
import { chooseTextSize, chooseTheme, textSize, theme } from '../state/preferences.ts';
import { LanguageField } from './language-field.tsx';
import { Choice } from './settings-fields.tsx';

/** Theme and size of text; each choice shows at once. */
export function DisplayFields() {
  return (
    <div class="display-fields" data-testid="display">
      <Choice
        label={displayTexts.theme}
        values={THEMES}
        value={theme.value}
        text={(each: Theme) => displayTexts.themes[each]}
        choose={chooseTheme}
      />
      <Choice
        label={displayTexts.size}
        values={TEXT_SIZES}
        value={textSize.value}
        text={(each: TextSize) => displayTexts.sizes[each]}
        choose={chooseTextSize}
      />
      <LanguageField />
    </div>
  );
}
