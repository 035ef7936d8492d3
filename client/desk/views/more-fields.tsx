import type { ComponentChildren } from 'preact';
import { deskTexts } from '../desk-texts.ts';
import { draft } from '../draft.ts';
import type { Draft } from '../draft-fields.ts';
import { LineField, problemOf, TextField } from './fields.tsx';
import { PictureFocus } from './picture-focus.tsx';

const PICTURE = ['imageUrl', 'imageAlt', 'imageCaption', 'imageCredit', 'focalX', 'focalY'] as const;
const ORIGIN = ['placeline', 'language', 'url'] as const;
const NOTES = ['editorNote', 'copyright', 'usageTerms'] as const;
const PERCENT = { type: 'number', min: 0, max: 100, step: 1, inputMode: 'numeric' } as const;

/** What not every story needs: its picture, where it is from, and what is said beside its text. */
export function MoreFields() {
  return (
    <>
      <Group names={PICTURE} title={deskTexts.groups.picture}>
        <LineField name="imageUrl" label={deskTexts.imageUrl} input={{ inputMode: 'url', dir: 'ltr' }} />
        <LineField name="imageAlt" label={deskTexts.imageAlt} hint={deskTexts.imageAltHint} />
        <LineField name="imageCaption" label={deskTexts.imageCaption} />
        <LineField name="imageCredit" label={deskTexts.imageCredit} />
        <fieldset class="field">
          <legend class="field-label">{deskTexts.focus}</legend>
          <p class="field-hint">{deskTexts.focusHint}</p>
          <div class="desk-row">
            <LineField name="focalX" label={deskTexts.focalX} input={PERCENT} />
            <LineField name="focalY" label={deskTexts.focalY} input={PERCENT} />
          </div>
          <PictureFocus />
        </fieldset>
      </Group>
      <Group names={ORIGIN} title={deskTexts.groups.origin}>
        <div class="desk-row">
          <LineField name="placeline" label={deskTexts.placeline} hint={deskTexts.placelineHint} />
          <LineField
            name="language"
            label={deskTexts.language}
            hint={deskTexts.languageHint}
            input={{ dir: 'ltr', autocapitalize: 'off', spellcheck: false }}
          />
        </div>
        <LineField
          name="url"
          label={deskTexts.link}
          hint={deskTexts.linkHint}
          input={{ inputMode: 'url', dir: 'ltr' }}
        />
      </Group>
      <Group names={NOTES} title={deskTexts.groups.notes}>
        <TextField name="editorNote" label={deskTexts.editorNote} hint={deskTexts.editorNoteHint} rows={2} />
        <LineField name="copyright" label={deskTexts.copyright} />
        <LineField name="usageTerms" label={deskTexts.usageTerms} hint={deskTexts.usageTermsHint} />
      </Group>
    </>
  );
}

interface GroupProps {
  names: readonly (keyof Draft)[];
  title: string;
  children: ComponentChildren;
}

/** Open when something is in it, or wrong with it. */
function Group({ names, title, children }: GroupProps) {
  const filled = names.filter((name) => draft.value[name] !== '').length;
  const isOpen = filled > 0 || names.some((name) => problemOf(name) !== undefined);
  return (
    <details class="desk-group" open={isOpen || undefined}>
      <summary>{title}</summary>
      <div class="desk-group-fields">{children}</div>
    </details>
  );
}
