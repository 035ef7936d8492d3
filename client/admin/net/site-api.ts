import type { SiteSettings } from '../../../shared/contract/site-schema.ts';
import { callApi } from '../../ops/net/operator-call.ts';

export const getSite = (): Promise<SiteSettings> => callApi('GET', '/admin/site');

export const saveSite = (settings: Record<string, string>): Promise<SiteSettings> =>
  callApi('PUT', '/admin/site', settings);

export const saveLogo = (picture: Blob): Promise<SiteSettings> => callApi('PUT', '/admin/site/logo', picture);

export const removeLogo = (): Promise<SiteSettings> => callApi('DELETE', '/admin/site/logo');
