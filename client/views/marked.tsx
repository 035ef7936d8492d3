import type { Mark } from '../state/mark-words.ts';

/** A text with the search words highlighted. */
export function Marked({ text, mark }: { text: string; mark: Mark | null }) {
  if (!mark) return <>{text}</>;
  return (
    <>{mark(text).map((stretch, index) => (stretch.isHit ? <mark key={index}>{stretch.text}</mark> : stretch.text))}</>
  );
}
