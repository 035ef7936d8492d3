/** A subject of a story in IPTC's Media Topics. */
export interface StorySubject {
  /** `medtop:` and its number, as IPTC's formats write it. */
  code: string;
  /** IPTC's English name. */
  name: string;
  /** Its address at IPTC. */
  uri: string;
  /** The topic by which filters and searches find it. */
  slug: string;
}

export const MEDIA_TOPICS_URI = 'http://cv.iptc.org/newscodes/mediatopic/';
const CODE = /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)?(\d{8})$/;

/** The number of a subject, written as `medtop:20000151`, as `20000151` or as its address; undefined for other texts. */
export function mediaTopicNumber(text: string): string | undefined {
  return CODE.exec(text.trim())?.[1];
}
