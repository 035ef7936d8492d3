import { LANGUAGES } from '../../shared/domain/languages.ts';
import { LANGUAGE_NAMES } from '../../shared/domain/own-language-names.ts';
import { chooseLanguage, chosenLanguage } from '../actions/choose-language.ts';
import { displayTexts } from '../display-texts.ts';

/** The language of the page: each by its own name, or what the browser asks for. */
export function LanguageField() {
  return (
    <label class="display-language">
      <span>{displayTexts.language}</span>
      <select
        data-testid="language"
        value={chosenLanguage() ?? ''}
        onChange={({ currentTarget }) => chooseLanguage(LANGUAGES.find((each) => each === currentTarget.value))}
      >
        <option value="">{displayTexts.languageAutomatic}</option>
        {LANGUAGES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
