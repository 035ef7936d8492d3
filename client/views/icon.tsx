/** The strokes of each icon, on a field of 24 × 24. */
const PATHS = {
  save: 'M6 3.5h12v17l-6-4.5-6 4.5z',
  share: 'M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12.5v8h14v-8',
  listen: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  mute: 'M4 4l16 16M9.5 4.8A6 6 0 0 1 18 10v3.5l1.5 2.5M6 9.5V14l-2 3.5h12M10 20.5h4',
  display: 'M2.5 18.5 7.5 5h1l5 13.5M4.3 13.5h7.4M14.5 18.5l3-8h1l3 8M15.6 15.5h4.8',
  print: 'M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z',
  translate:
    'M3.5 5.5h10M8.5 3.5v2M11.5 5.5c-1 4-4 6.5-7.5 8M5.5 8c1.5 2.5 3.5 4 6.5 5.5M11.5 20.5l4.5-11 4.5 11M13 17h6',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside or instead of a label, which says the same. */
export function Icon({ name, isFilled = false }: { name: IconName; isFilled?: boolean }) {
  return (
    <svg class={isFilled ? 'icon is-filled' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
