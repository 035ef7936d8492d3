import { languageName } from '../../../shared/domain/language-name.ts';
import { LANGUAGES } from '../../../shared/domain/languages.ts';
import { isBuiltIn, SECTION_NAME_MAX, type SiteSection } from '../../../shared/domain/section.ts';
import { locale } from '../../locale.ts';
import { textsOf } from '../../texts-of.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { renameSection } from '../net/sections-api.ts';
import { ActForm } from './act-form.tsx';
import { Field } from './field.tsx';

interface Props {
  section: SiteSection;
  /** As it is called now. */
  name: string;
  close: () => void;
}

/** The names of a section: one for all languages, and one for each; a built-in section needs none. */
export function SectionNamesForm({ section: { slug, label, labels }, name, close }: Props) {
  const { sections: texts, save, saved } = adminTexts;
  const act = ({ label: all = null, ...own }: Record<string, string | null>): Promise<boolean> => {
    const inEach = Object.fromEntries(LANGUAGES.map((tag) => [tag, own[tag] ?? null]));
    return change(() => renameSection(slug, { label: all, labels: inEach }), saved(all ?? name));
  };
  return (
    <ActForm button={save} {...{ act, close }}>
      <Field
        label={texts.label}
        name="label"
        required={!isBuiltIn(slug)}
        maxLength={SECTION_NAME_MAX}
        defaultValue={label ?? ''}
        placeholder={isBuiltIn(slug) ? textsOf('section')[slug] : ''}
      />
      {LANGUAGES.map((tag) => (
        <Field
          key={tag}
          label={texts.inLanguage(languageName(tag, locale))}
          name={tag}
          maxLength={SECTION_NAME_MAX}
          defaultValue={labels[tag] ?? ''}
          lang={tag}
          dir="auto"
        />
      ))}
    </ActForm>
  );
}
