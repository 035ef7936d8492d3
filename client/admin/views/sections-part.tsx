import { SECTION_NAME_MAX, type Section, type SiteSection, shownSections } from '../../../shared/domain/section.ts';
import { ownSectionNames, sectionName } from '../../../shared/domain/section-name.ts';
import { language } from '../../locale.ts';
import { textsOf } from '../../texts-of.ts';
import { change } from '../actions/change.ts';
import { adminTexts } from '../admin-texts.ts';
import { addSection, orderSections, removeSection } from '../net/sections-api.ts';
import { listed } from '../state/lists.ts';
import { ActForm } from './act-form.tsx';
import { Adder } from './adder.tsx';
import { Field } from './field.tsx';
import { ListPart } from './list-part.tsx';
import { Row, type RowAct } from './row.tsx';
import { SectionNamesForm } from './section-names-form.tsx';

/** The sections of the site, and those that it had. */
export function SectionsPart() {
  const { sections: texts, parts } = adminTexts;
  const all = listed('sections');
  return (
    <>
      <ListPart
        name={parts.sections}
        testid="sections"
        note={texts.note}
        items={all?.filter(({ isRemoved }) => !isRemoved)}
        keyOf={keyOf}
        draw={(section) => <SectionRow section={section} all={all ?? []} />}
      >
        <Adder text={texts.add}>
          <SectionForm />
        </Adder>
      </ListPart>
      {all?.some(({ isRemoved }) => isRemoved) && (
        <ListPart
          name={texts.gone}
          testid="removed-sections"
          note={texts.goneNote}
          items={all.filter(({ isRemoved }) => isRemoved)}
          keyOf={keyOf}
          draw={(section) => <RemovedRow section={section} />}
        />
      )}
    </>
  );
}

function SectionForm() {
  const { sections: texts, add, saved } = adminTexts;
  const act = ({ slug = '', label = '' }: Record<string, string>): Promise<boolean> =>
    change(() => addSection(slug, label), saved(label));
  return (
    <ActForm button={add} act={act}>
      <Field label={texts.label} name="label" required maxLength={SECTION_NAME_MAX} />
      <Field label={texts.slug} name="slug" required maxLength={40} autocapitalize="none" />
    </ActForm>
  );
}

function SectionRow({ section, all }: { section: SiteSection; all: readonly SiteSection[] }) {
  const { sections: texts, rename, remove, removed, saved } = adminTexts;
  const { slug, labels } = section;
  const name = nameOf(section);
  const order = shownSections(all);
  const at = order.indexOf(slug);
  const swap = (from: number) => (): void => void change(() => orderSections(swapped(order, from)), saved(name));
  const act = (): Promise<boolean> => change(() => removeSection(slug), removed(name));
  const acts: (RowAct | false)[] = [
    at > 0 && { text: texts.up, run: swap(at - 1) },
    at < order.length - 1 && { text: texts.down, run: swap(at) },
    { text: rename, form: (close) => <SectionNamesForm {...{ section, name, close }} /> },
    {
      text: remove,
      form: (close) => (
        <ActForm button={remove} {...{ act, close }}>
          <p class="note">{texts.removeNote}</p>
        </ActForm>
      ),
    },
  ];
  return <Row title={name} facts={[slug, namesIn(labels)]} acts={acts.filter((one) => one !== false)} />;
}

function RemovedRow({ section }: { section: SiteSection }) {
  const { sections: texts, saved } = adminTexts;
  const offer = (): void => void change(() => addSection(section.slug), saved(nameOf(section)));
  return <Row title={nameOf(section)} facts={[section.slug]} acts={[{ text: texts.offer, run: offer }]} />;
}

/** As readers of this language see it. */
function nameOf(section: SiteSection): string {
  return sectionName(section.slug, language, ownSectionNames([section]), textsOf('section'));
}

function namesIn(labels: SiteSection['labels']): string {
  return Object.entries(labels)
    .map(([tag, name]) => `${tag}: ${name}`)
    .join(', ');
}

/** The same with this one and the next one in each other's place. */
function swapped(order: readonly Section[], at: number): Section[] {
  return order.toSpliced(at, 2, ...order.slice(at, at + 2).reverse());
}

function keyOf({ slug }: SiteSection): string {
  return slug;
}
