import { splitUnbroken } from '../../shared/domain/unbroken-words.ts';

/** A headline in which words such as "nine-year" stay in one line; what is copied is the headline as it was written. */
export function HeadlineText({ text }: { text: string }) {
  const parts = splitUnbroken(text);
  if (parts.length < 2) return <>{text}</>;
  return (
    <>
      {parts.map((part, index) =>
        part.isWhole ? (
          <span class="unbroken" key={index}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
