import { markWords } from '../state/mark-words.ts';

/** A text with the search words highlighted. */
export function Marked({ text, words }: { text: string; words: ReadonlySet<string> }) {
  if (words.size === 0) return <>{text}</>;
  return (
    <>
      {markWords(text, words).map((stretch, index) =>
        stretch.isHit ? <mark key={index}>{stretch.text}</mark> : stretch.text,
      )}
    </>
  );
}
