/** The name of the site, the same in every language. */
export const SITE_NAME = 'Newswire';
