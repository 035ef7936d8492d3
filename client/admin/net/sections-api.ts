import type { SectionSettings } from '../../../shared/contract/section-schema.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import { callApi } from '../../ops/net/operator-call.ts';

/** New names; null takes one back. */
export interface NewNames {
  label: string | null;
  labels: Record<string, string | null>;
}

export const getSections = (): Promise<SectionSettings> => callApi('GET', '/admin/sections');

export const addSection = (slug: string, label?: string): Promise<SectionSettings> =>
  callApi('POST', '/admin/sections', { slug, label });

export const renameSection = (slug: string, names: NewNames): Promise<SectionSettings> =>
  callApi('PATCH', `/admin/sections/${encodePart(slug)}`, names);

export const removeSection = (slug: string): Promise<SectionSettings> =>
  callApi('DELETE', `/admin/sections/${encodePart(slug)}`);

export const orderSections = (sections: readonly string[]): Promise<SectionSettings> =>
  callApi('PUT', '/admin/sections/order', { sections });
