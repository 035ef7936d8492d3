import type { CoveragePost } from '../../../shared/domain/coverage.ts';

/** What may be added to the text of a post. */
export const PARTS = ['title', 'picture', 'link', 'quote'] as const;
export type PostPart = (typeof PARTS)[number];

/** The fields of each part and of the text, named as in the API. */
export const PART_FIELDS = {
  title: ['title'],
  picture: ['picture.url', 'picture.alt', 'picture.caption', 'picture.credit'],
  link: ['link.url', 'link.title', 'link.description'],
  quote: ['quote.text', 'quote.source', 'quote.url'],
} as const;
export type PostField = 'text' | (typeof PART_FIELDS)[PostPart][number];

export const MARKS = ['keyEvent', 'correction', 'pinned'] as const;
export type PostMark = (typeof MARKS)[number];

/** A post as the form has it; fields of parts that are not open count for nothing. */
export interface PostDraft {
  fields: Partial<Record<PostField, string>>;
  open: readonly PostPart[];
  marks: Readonly<Record<PostMark, boolean>>;
  /** The idempotency key, kept until the post is accepted: a retry after a lost answer or a reload adds no second one. */
  once?: string;
}

export const EMPTY_POST: PostDraft = {
  fields: {},
  open: [],
  marks: { keyEvent: false, correction: false, pinned: false },
};

/** False when there is nothing that would be lost. */
export function isWritten({ fields, open }: PostDraft): boolean {
  return open.length > 0 || Object.values(fields).some((value) => value.trim() !== '');
}

/** The draft with a part more or less; a key event has a title. */
export function togglePart(draft: PostDraft, part: PostPart): PostDraft {
  const isOpen = draft.open.includes(part);
  const open = isOpen ? draft.open.filter((name) => name !== part) : [...draft.open, part];
  const isTitleless = part === 'title' && isOpen;
  return { ...draft, open, ...(isTitleless && { marks: { ...draft.marks, keyEvent: false } }) };
}

/** The draft with a mark more or less; a key event gets a title. */
export function toggleMark(draft: PostDraft, mark: PostMark): PostDraft {
  const marks = { ...draft.marks, [mark]: !draft.marks[mark] };
  const open = marks.keyEvent && !draft.open.includes('title') ? [...draft.open, 'title' as const] : draft.open;
  return { ...draft, marks, open };
}

/** A post in the form. */
export function draftOf(post: CoveragePost): PostDraft {
  const { title, text, picture, link, quote, keyEvent, correction, pinned } = post;
  const fields: PostDraft['fields'] = { text: text ?? '', ...(title && { title }) };
  for (const [part, content] of Object.entries({ picture, link, quote })) {
    for (const field of PART_FIELDS[part as PostPart]) {
      const value = (content as unknown as Record<string, string> | null)?.[field.split('.')[1] ?? ''];
      if (value !== undefined) fields[field] = value;
    }
  }
  const has = { title, picture, link, quote };
  return { fields, open: PARTS.filter((part) => has[part]), marks: { keyEvent, correction, pinned } };
}

/** The draft as the API takes a post; null for what it does not have. */
export function toPost({ fields, open, marks: { keyEvent, correction } }: PostDraft): Record<string, unknown> {
  const filled = (field: PostField): string | undefined => fields[field]?.trim() || undefined;
  const partOf = (part: PostPart): object | null => {
    if (!open.includes(part)) return null;
    const values = PART_FIELDS[part].map((field) => [field.split('.')[1], filled(field)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
  const title = open.includes('title') ? (filled('title') ?? null) : null;
  const parts = { picture: partOf('picture'), link: partOf('link'), quote: partOf('quote') };
  return { title, text: filled('text') ?? null, ...parts, keyEvent, correction };
}

/** What the draft changes of a post, so that a colleague's change of something else stays. */
export function toPatch(draft: PostDraft, before: PostDraft): Record<string, unknown> {
  const known = toPost(before);
  const changed = Object.entries(toPost(draft)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known[name]),
  );
  return Object.fromEntries(changed);
}
