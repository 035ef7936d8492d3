import { z } from 'zod';
import {
  type NamedSections,
  type SectionSettings,
  sectionInSchema,
  sectionOrderSchema,
  sectionPatchSchema,
} from '../../../shared/contract/section-schema.ts';
import { LANGUAGES, type Language } from '../../../shared/domain/languages.ts';
import { answer, json, type Operation } from './operation.ts';

const TAG = 'Sections';

const inLanguages = <Schema extends z.ZodType>(each: Schema) =>
  z.strictObject(Object.fromEntries(LANGUAGES.map((tag) => [tag, each])) as Record<Language, Schema>);

const sections = z.strictObject({
  sections: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string().meta({ description: 'Its name in languages that are not among `labels`' }),
      labels: inLanguages(z.string()),
      removed: z.literal(true).exactOptional().meta({ description: 'No new story may be in it' }),
    }),
  ),
}) satisfies z.ZodType<NamedSections>;

const settings = z.strictObject({
  sections: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string().nullable().meta({ description: 'Null for a built-in section that keeps its names' }),
      labels: inLanguages(z.string().exactOptional()),
      isRemoved: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<SectionSettings>;

const SETTINGS = answer('Every section that the site has had, in its order', 'SectionSettings', settings);

/** The sections of the site, and the operators' calls that change them. */
export const SECTION_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/sections', id: 'listSections', tag: TAG, who: 'anyone' },
    summary: 'The sections of this site with their names, in its order',
    answers: { 200: answer('The sections', 'Sections', sections) },
  },
  {
    ...{ method: 'get', path: '/admin/sections', id: 'getSections', tag: TAG, who: 'admin' },
    summary: 'The sections as operators have set them',
    answers: { 200: SETTINGS },
  },
  {
    ...{ method: 'post', path: '/admin/sections', id: 'addSection', tag: TAG, who: 'admin' },
    summary: 'Adds a section at the end, or offers a removed one again',
    body: json('SectionIn', sectionInSchema),
    answers: { 201: SETTINGS },
    errors: ['section_exists', 'too_many_sections'],
  },
  {
    ...{ method: 'patch', path: '/admin/sections/:slug', id: 'renameSection', tag: TAG, who: 'admin' },
    summary: 'Changes the names of a section; null takes one back',
    body: json('SectionPatch', sectionPatchSchema),
    answers: { 200: SETTINGS },
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/admin/sections/:slug', id: 'removeSection', tag: TAG, who: 'admin' },
    summary: 'Takes a section out of the choice; its stories, its names and its filter stay',
    answers: { 200: SETTINGS },
    errors: ['not_found'],
  },
  {
    ...{ method: 'put', path: '/admin/sections/order', id: 'orderSections', tag: TAG, who: 'admin' },
    summary: 'Puts all sections into another order',
    body: json('SectionOrder', sectionOrderSchema),
    answers: { 200: SETTINGS },
  },
];
