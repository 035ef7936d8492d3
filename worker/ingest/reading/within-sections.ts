import type { Section } from '../../../shared/domain/section.ts';
import type { IsOffered } from '../site-sections.ts';
import type { StoryReader } from './story-reader.ts';

/**
 * The same reader for a site with these sections: a section that is not offered, because a feed, a bridge or a waiting
 * story names one that was removed, counts as not given; the section that a text is about is none if it is not offered.
 */
export function withinSections(reader: StoryReader, isOffered: IsOffered): StoryReader {
  const isOut = async (section: Section | null | undefined): Promise<boolean> =>
    typeof section === 'string' && !(await isOffered(section));
  return {
    ...reader,
    async read(story) {
      const { section, ...payload } = story.payload;
      const read = await reader.read((await isOut(section)) ? { ...story, payload } : story);
      return (await isOut(read.fields.section)) ? { ...read, fields: { ...read.fields, section: null } } : read;
    },
    async edit(patch, origin) {
      const { section, ...rest } = patch;
      return reader.edit((await isOut(section)) ? rest : patch, origin);
    },
  };
}
