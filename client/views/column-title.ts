import { sectionText } from '../section-texts.ts';
import type { Column } from '../state/column.ts';
import { publisherNames } from '../state/publishers.ts';
import { labelOf } from '../state/topic-labels.ts';
import { texts } from '../texts.ts';

/** A column's title: the reader's name for it, else a description of its filter. */
export function columnTitle({ name, filter, sort }: Pick<Column, 'name' | 'filter' | 'sort'>): string {
  if (name) return name;
  const parts = [
    filter.q && `“${filter.q}”`,
    filter.all?.map(labelOf).join(' + '),
    filter.any?.map(labelOf).join(', '),
    filter.sections?.map(sectionText).join(', '),
    filter.publishers?.map((id) => publisherNames.value.get(id) ?? texts.somePublisher).join(', '),
    filter.minPriority && texts.atLeast[filter.minPriority],
    filter.languages?.join(', '),
    filter.none && filter.none.length > 0 && texts.without(filter.none.map(labelOf).join(', ')),
  ].filter((part) => typeof part === 'string' && part !== '');
  if (parts.length === 0) return sort === 'top' ? texts.top : texts.everything;
  return sort === 'top' ? `${texts.top}: ${parts.join(' · ')}` : parts.join(' · ');
}
