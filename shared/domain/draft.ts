/** The fields of a draft at the desk, with the longest text of each; a text may be half typed. */
export const DRAFT_FIELD_MAX = {
  headline: 1_000,
  summary: 5_000,
  body: 500_000,
  byline: 300,
  topics: 2_000,
  section: 40,
  priority: 20,
  embargo: 40,
  language: 35,
  url: 2_000,
  placeline: 200,
  copyright: 300,
  usageTerms: 1_000,
  editorNote: 1_000,
  correctionNote: 1_000,
  imageUrl: 2_000,
  imageAlt: 1_000,
  imageCaption: 2_000,
  imageCredit: 300,
  focalX: 10,
  focalY: 10,
} as const satisfies Record<string, number>;

export type DraftField = keyof typeof DRAFT_FIELD_MAX;
export const DRAFT_FIELDS = Object.keys(DRAFT_FIELD_MAX) as DraftField[];

/** What the drafts of a publisher may be together. */
export const DRAFTS_MAX = 100;
export const DRAFTS_MAX_BYTES = 10 * 2 ** 20;
/** How long a draft is kept after its last change. */
export const DRAFT_DAYS = 90;
