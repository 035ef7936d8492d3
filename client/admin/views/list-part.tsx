import type { ComponentChildren } from 'preact';
import { Panel } from '../../ops/views/panel.tsx';
import { ErrorBoundary } from '../../views/error-boundary.tsx';
import { adminTexts } from '../admin-texts.ts';

interface Props<Item> {
  name: string;
  testid: string;
  note?: string;
  /** Undefined while they are loaded. */
  items: readonly Item[] | undefined;
  keyOf: (item: Item) => string;
  draw: (item: Item) => ComponentChildren;
  /** Above the list. */
  children?: ComponentChildren;
}

/** A part that lists something. */
export function ListPart<Item>({ name, testid, note, items, keyOf, draw, children }: Props<Item>) {
  return (
    <Panel name={name} testid={testid} {...(note !== undefined && { note })}>
      {children}
      {items === undefined && <p class="nothing">{adminTexts.loading}</p>}
      {items?.length === 0 && <p class="nothing">{adminTexts.nothing}</p>}
      <ul class="rows">
        {items?.map((item) => (
          <ErrorBoundary key={keyOf(item)} of={item} note={adminTexts.notShown} tag="li">
            {draw(item)}
          </ErrorBoundary>
        ))}
      </ul>
    </Panel>
  );
}
