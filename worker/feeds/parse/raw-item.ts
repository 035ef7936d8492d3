/** A picture with what is said about it, in lines of plain text. */
export interface RawImage {
  url?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** A file that may be sound or video; `medium` is Media RSS's word for it. */
export interface RawMedia {
  url?: string | undefined;
  type?: string | undefined;
  medium?: string | undefined;
  bytes?: number | undefined;
  seconds?: number | undefined;
  title?: string | undefined;
}

/** An item with its format's candidates for each field, best first; URLs may still be relative. */
export interface RawItem {
  ids: (string | undefined)[];
  links: (string | undefined)[];
  /** The bases for relative URLs, nearest first. */
  bases: (string | undefined)[];
  /** True when the document states the nearest base; otherwise the text is relative to the item's own page. */
  hasXmlBase: boolean;
  /** Lines of plain text. */
  titles: (string | undefined)[];
  /** The short version, as HTML. */
  description?: string | undefined;
  /** The full text, as HTML. */
  content?: string | undefined;
  /** Lists of names or e-mail addresses, best list first. */
  bylines: (readonly (string | undefined)[] | undefined)[];
  topics: (string | undefined)[];
  images: RawImage[];
  media: RawMedia[];
  /** How long the item's recording is. */
  seconds?: number | undefined;
  published: (string | undefined)[];
  updated: (string | undefined)[];
  languages: (string | undefined)[];
}

/** A feed with its format's candidates for each field; `bases` as for items. */
export interface RawFeed {
  /** Lines of plain text. */
  titles: (string | undefined)[];
  /** Lines of plain text. */
  descriptions: (string | undefined)[];
  links: (string | undefined)[];
  bases: (string | undefined)[];
  languages: (string | undefined)[];
  hubs: (string | undefined)[];
  selves: (string | undefined)[];
  ttlMinutes?: number | undefined;
  skipHours?: number[] | undefined;
  skipDays?: string[] | undefined;
  updatePeriod?: string | undefined;
  updateFrequency?: number | undefined;
  items: RawItem[];
}
