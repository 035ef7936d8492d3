import { type PublisherRef, publisherPath } from '../../shared/domain/publisher.ts';

/** A publisher's name, linked to its page. */
export function PublisherName({ publisher, as = 'mark-publisher' }: { publisher: PublisherRef; as?: string }) {
  return (
    <a class={as} href={publisherPath(publisher)} data-testid="publisher" dir="auto">
      {publisher.name}
    </a>
  );
}
