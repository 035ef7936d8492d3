import { useEffect, useRef } from 'preact/hooks';
import { adminTexts } from '../admin-texts.ts';
import { listed } from '../state/lists.ts';
import { part, partsFor } from '../state/part.ts';

/** The links to the parts; on a phone they scroll, and the current one is in sight. */
export function PartNav() {
  const nav = useRef<HTMLElement>(null);
  const current = part.value;
  const own = listed('own');
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current]);
  return (
    <nav ref={nav} class="parts" aria-label={adminTexts.partsLabel}>
      {(own ? partsFor(own) : []).map((name) => (
        <a key={name} href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
          {adminTexts.parts[name]}
        </a>
      ))}
    </nav>
  );
}
