import { useEffect, useRef } from 'preact/hooks';
import type { Filter } from '../../shared/domain/filter.ts';
import { PRIORITIES } from '../../shared/domain/story.ts';
import { changeFilter, closeSettings, dropColumn, shiftColumn } from '../actions/columns.ts';
import { copyBoardLink, copyColumnLink } from '../actions/share-columns.ts';
import { sectionText } from '../section-texts.ts';
import { settingsTexts } from '../settings-texts.ts';
import { shownSections } from '../shown-sections.ts';
import { columnAddress } from '../state/address.ts';
import { type Column, SORTS, type Sort } from '../state/column.ts';
import { changeColumn, isEditedNew } from '../state/columns.ts';
import { publisherNames } from '../state/publishers.ts';
import { texts } from '../texts.ts';
import { columnTitle } from './column-title.ts';
import { DensityFields } from './density-fields.tsx';
import { Lazy } from './lazy.tsx';
import { NotifyFields } from './notify-fields.tsx';
import { Chips, Choice, Field } from './settings-fields.tsx';
import { TopicChips } from './topic-chips.tsx';

const alertFields = () => import('./alert-fields.tsx').then((chunk) => chunk.AlertFields);

/** The form for a column's settings, which take effect at once. */
export function ColumnSettings({ column }: { column: Column }) {
  const { filter } = column;
  const change = (part: Filter): void => changeFilter(column, part);
  const set = (part: Partial<Column>): void => changeColumn(column.id, part);
  const form = useRef<HTMLFormElement>(null);
  // A new column puts the cursor in its topics; other settings take no focus, which would open a phone's keyboard.
  useEffect(() => {
    if (isEditedNew.peek()) form.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  }, []);
  return (
    <form class="settings" data-testid="settings" ref={form} onSubmit={(event) => event.preventDefault()}>
      <h3 class="settings-title" dir="auto">
        {texts.settingsOf(columnTitle(column))}
      </h3>
      <Field label={settingsTexts.columnName}>
        <input
          type="text"
          data-testid="column-name"
          maxLength={60}
          value={column.name ?? ''}
          placeholder={settingsTexts.columnNameHint}
          onChange={(event) => set({ name: event.currentTarget.value.trim() || null })}
        />
      </Field>
      <Choice
        label={settingsTexts.order}
        values={SORTS}
        value={column.sort}
        text={(sort: Sort) => settingsTexts.sorts[sort]}
        choose={(sort) => set({ sort })}
      />
      <DensityFields column={column} />
      <FilterFields filter={filter} change={change} />
      <NotifyFields column={column} />
      <Lazy load={alertFields} props={{ column }} />
      <SettingsFoot column={column} />
    </form>
  );
}

function FilterFields({ filter, change }: { filter: Filter; change: (part: Filter) => void }) {
  return (
    <>
      {(['any', 'all', 'none'] as const).map((part) => (
        <TopicChips key={part} part={part} slugs={filter[part] ?? []} choose={(slugs) => change({ [part]: slugs })} />
      ))}
      <Field label={settingsTexts.words}>
        <input
          type="search"
          data-testid="column-words"
          maxLength={1000}
          value={filter.q ?? ''}
          placeholder={settingsTexts.wordsHint}
          onChange={(event) => change({ q: event.currentTarget.value.trim() })}
        />
      </Field>
      <Chips
        label={settingsTexts.sections}
        values={shownSections(filter.sections)}
        chosen={filter.sections ?? []}
        text={sectionText}
        choose={(sections) => change({ sections: [...sections] })}
      />
      <Chips
        label={settingsTexts.publishersLabel}
        values={[...new Set([...publisherNames.value.keys(), ...(filter.publishers ?? [])])]}
        chosen={filter.publishers ?? []}
        text={(id: string) => publisherNames.value.get(id) ?? texts.somePublisher}
        choose={(publishers) => change({ publishers: [...publishers] })}
      />
      <Field label={settingsTexts.languages}>
        <input
          type="text"
          value={filter.languages?.join(', ') ?? ''}
          placeholder={settingsTexts.languagesHint}
          onChange={(event) => change({ languages: tags(event.currentTarget.value) })}
        />
      </Field>
      <Choice
        label={settingsTexts.minPriority}
        values={PRIORITIES}
        value={filter.minPriority ?? 'routine'}
        text={(priority) => texts.atLeast[priority]}
        choose={(minPriority) => change({ minPriority: minPriority === 'routine' ? undefined : minPriority })}
      />
    </>
  );
}

function SettingsFoot({ column }: { column: Column }) {
  return (
    <>
      <div class="settings-foot">
        <button type="button" class="button-small" onClick={() => shiftColumn(column.id, -1)}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {settingsTexts.moveLeft}
        </button>
        <button type="button" class="button-small" onClick={() => shiftColumn(column.id, 1)}>
          {settingsTexts.moveRight}{' '}
          <span class="arrow" aria-hidden="true">
            →
          </span>
        </button>
        <a class="button-small" href={columnAddress(column)}>
          {settingsTexts.openAlone}
        </a>
        <button type="button" class="button-small" onClick={() => void copyColumnLink(column)}>
          {settingsTexts.copyColumnLink}
        </button>
        <button type="button" class="button-small" onClick={() => void copyBoardLink()}>
          {settingsTexts.copyLink}
        </button>
        <button type="button" class="button-small" data-testid="remove-column" onClick={() => dropColumn(column.id)}>
          {settingsTexts.removeColumn}
        </button>
      </div>
      <div class="settings-done">
        <button type="button" class="button-small is-main" onClick={() => closeSettings(column.id)}>
          {settingsTexts.done}
        </button>
      </div>
    </>
  );
}

function tags(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((tag) => tag.toLowerCase())
    .filter((tag) => /^[a-z]{2,3}(-[a-z0-9]+)*$/.test(tag));
}
