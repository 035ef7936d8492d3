import type { SiteSections } from '../site-sections.ts';
import type { StoryReader } from './story-reader.ts';

/**
 * The same reader for a site with these sections: a section that is not offered, because a feed, a bridge or a waiting
 * story names one that was removed, counts as not given; the section that a text is about is none if it is not offered.
 */
export function withinSections(reader: StoryReader, sections: SiteSections): StoryReader {
  const isOut = async (given: string | null | undefined): Promise<boolean> =>
    typeof given === 'string' && !(await sections.offersNow(given));
  return {
    ...reader,
    async read(story) {
      const { section: given, ...payload } = story.payload;
      const isGiven = given !== undefined && !(await isOut(given));
      const read = await reader.read(isGiven ? story : { ...story, payload });
      const found = read.fields.section;
      if (isGiven || found === null || (await sections.offers(found))) return read;
      return { ...read, fields: { ...read.fields, section: null } };
    },
    async edit(patch, origin) {
      const { section, ...rest } = patch;
      return reader.edit((await isOut(section)) ? rest : patch, origin);
    },
  };
}
