/** An item with everything that its format offers for each field, best first; addresses may still be relative. */
export interface RawItem {
  ids: (string | undefined)[];
  links: (string | undefined)[];
  /** What relative addresses are relative to, nearest first. */
  bases: (string | undefined)[];
  /** The nearest base is one that the document states; else the text is relative to the item's own page. */
  hasXmlBase: boolean;
  titles: (string | undefined)[];
  /** The short form, as HTML. */
  description?: string | undefined;
  /** The whole text, as HTML. */
  content?: string | undefined;
  bylines: (string | undefined)[];
  topics: (string | undefined)[];
  images: (string | undefined)[];
  published: (string | undefined)[];
  updated: (string | undefined)[];
  languages: (string | undefined)[];
}

/** A feed in the words of its format; `bases` as for items. */
export interface RawFeed {
  titles: (string | undefined)[];
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
