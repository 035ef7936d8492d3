import { useState } from 'preact/hooks';
import { texts } from '../texts.ts';

interface Props {
  url: string | null;
  isLead?: boolean;
}

/** A picture whose place is kept from the start, so that nothing moves when it arrives or fails. */
export function StoryImage({ url, isLead = false }: Props) {
  const [isBroken, setBroken] = useState(false);
  // The page's policy admits encrypted pictures only.
  if (!url?.startsWith('https://')) return null;
  return (
    <div class={isLead ? 'picture picture-lead' : 'picture'}>
      {!isBroken && (
        <img
          src={url}
          alt=""
          loading={isLead ? 'eager' : 'lazy'}
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
      {isBroken && isLead && <p class="picture-missing">{texts.storyPage.pictureMissing}</p>}
    </div>
  );
}
