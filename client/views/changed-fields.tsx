import type { StoryRevision } from '../../shared/contract/http-shapes.ts';
import { repeatsBeginning } from '../../shared/domain/repeated-summary.ts';
import { type ChangedField, changedParagraphs, type DiffPart } from '../state/word-diff.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { htmlText } from './html-text.ts';

/** Two versions of a story, and its language. */
export interface Versions {
  before: StoryRevision;
  after: StoryRevision;
  language: string | null;
}

/** What changed, field by field, word by word. */
export function ChangedFields({ fields, language }: { fields: readonly ChangedField[]; language: string | null }) {
  return (
    <dl lang={language ?? undefined}>
      {fields.map(({ name, paragraphs }) => (
        <div key={name}>
          <dt>{name}</dt>
          {paragraphs.map((parts, index) => (
            <dd key={index} dir="auto">
              {parts.map(Part)}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** The fields in which two versions differ. */
export function compareVersions({ before, after, language }: Versions): ChangedField[] {
  const changed = (name: string, one: string, other: string): ChangedField => ({
    name,
    paragraphs: one === other ? [] : changedParagraphs(one, other, language),
  });
  return [
    changed(storyPageTexts.headline, before.headline, after.headline),
    changed(storyPageTexts.summary, ownSummary(before), ownSummary(after)),
    changed(storyPageTexts.caption, before.imageCaption ?? '', after.imageCaption ?? ''),
    changed(storyPageTexts.media, mediaText(before), mediaText(after)),
    changed(storyPageTexts.text, htmlText(before.bodyHtml), htmlText(after.bodyHtml)),
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}

/** True when a word was removed or replaced; false when the newer version only adds to the older one. */
export function takesBack(fields: readonly ChangedField[]): boolean {
  return fields.some(({ paragraphs }) =>
    paragraphs.flat().some(({ change, text }) => change === 'removed' && /[\p{L}\p{N}]/u.test(text)),
  );
}

/** A summary that was made from the text changes with it, which need not be shown twice. */
function ownSummary({ summary, bodyHtml }: StoryRevision): string {
  return summary === null || repeatsBeginning(summary, bodyHtml) ? '' : summary;
}

/** The sound and video of a version, one file a line. */
function mediaText({ media }: StoryRevision): string {
  return media.map(({ kind, url, title }) => `${storyPageTexts.mediaKinds[kind]}: ${title ?? url}`).join('\n');
}

function Part({ text, change }: DiffPart) {
  if (change === 'none') return text;
  // Screen readers announce neither colour nor strikethrough.
  const spoken = change === 'added' ? storyPageTexts.insertedText : storyPageTexts.removedText;
  const Mark = change === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      {/* With a direction of its own, it does not decide that of the text. */}
      <span class="visually-hidden" dir="auto">
        {spoken}{' '}
      </span>
      {text}
    </Mark>
  );
}
