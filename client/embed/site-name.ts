/** The name of the site: the server writes it into the built script, as server/http/handlers/embed.ts does. */
export const SITE_NAME = '%SITE_NAME%';
