import { useState } from 'preact/hooks';
import { monogramOf } from '../../shared/domain/monogram.ts';
import { iconPath, iconSources } from '../../shared/domain/publisher.ts';
import type { StoryCard } from '../../shared/domain/story.ts';

/** A publisher's icon, else its monogram in the same place; its name stands beside it or in the tooltip. */
export function PublisherMark({ publisher }: Pick<StoryCard, 'publisher'>) {
  const [broken, setBroken] = useState<string>();
  const icon = iconPath(publisher, 32);
  if (icon !== undefined && icon !== broken) {
    return (
      <img
        class="monogram is-icon"
        srcset={iconSources(publisher, [32, 64])}
        src={icon}
        width={20}
        height={20}
        alt=""
        title={publisher.name}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(icon)}
      />
    );
  }
  const { letters, tone } = monogramOf(publisher);
  return (
    <span class={`monogram tone-${tone}`} title={publisher.name} aria-hidden="true">
      {letters}
    </span>
  );
}
