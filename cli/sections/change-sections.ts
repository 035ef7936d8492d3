import type { NamedSections, SectionSettings } from '../../shared/contract/section-schema.ts';
import { type SiteSection, shownSections } from '../../shared/domain/section.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { type ConnectionOptions, resolveConnection } from '../connection.ts';
import { createApiClient } from '../http/api-client.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { print, printable } from '../output.ts';
import { namedLines, settingLine } from './section-text.ts';

export interface SectionFlags extends ConnectionOptions {
  json?: boolean;
}

export interface NameFlags extends SectionFlags {
  /** By language. */
  name?: Record<string, string>;
}

/** `newswire section list`. */
export async function listSections({ json, ...flags }: SectionFlags): Promise<void> {
  const client = createApiClient(resolveConnection(flags, process.env), { attempts: 2 });
  const { sections } = await client.send<NamedSections>({ method: 'GET', path: '/sections' });
  print(json ? JSON.stringify(sections) : namedLines(sections).join('\n'));
}

/** `newswire section add`. */
export async function addSection(slug: string, label: string | undefined, flags: NameFlags): Promise<void> {
  const body = JSON.stringify({ slug, label, labels: flags.name });
  tell(slug, await keyedClient(flags).send<SectionSettings>({ method: 'POST', path: '/admin/sections', body }), flags);
}

/** `newswire section rename`; an empty name is taken back. */
export async function renameSection(slug: string, label: string | undefined, flags: NameFlags): Promise<void> {
  if (label === undefined && !flags.name) {
    throw new CliError(EXIT.usage, 'Give a new name, or one for a language, such as --name de=Lokales.');
  }
  const names = Object.entries(flags.name ?? {}).map(([tag, name]) => [tag, name || null]);
  const body = JSON.stringify({
    ...(label !== undefined && { label: label || null }),
    ...(names.length > 0 && { labels: Object.fromEntries(names) }),
  });
  tell(slug, await keyedClient(flags).send<SectionSettings>({ method: 'PATCH', path: pathOf(slug), body }), flags);
}

/** `newswire section remove`. */
export async function removeSection(slug: string, flags: SectionFlags): Promise<void> {
  const settings = await keyedClient(flags).send<SectionSettings>({ method: 'DELETE', path: pathOf(slug) });
  tell(slug, settings, flags);
}

/** `newswire section order`: the sections that are named come first. */
export async function orderSections(first: string[], { json, ...flags }: SectionFlags): Promise<void> {
  const api = keyedClient(flags);
  const { sections } = await api.send<SectionSettings>({ method: 'GET', path: '/admin/sections' });
  const order = [...first, ...shownSections(sections).filter((slug) => !first.includes(slug))];
  const body = JSON.stringify({ sections: order });
  const settings = await api.send<SectionSettings>({ method: 'PUT', path: '/admin/sections/order', body });
  print(json ? JSON.stringify(settings.sections) : printable(shownSections(settings.sections).join(' ')));
}

/** Prints the section that has changed. */
function tell(slug: string, { sections }: SectionSettings, { json }: SectionFlags): void {
  const changed = sections.find((section) => section.slug === slug) as SiteSection;
  print(json ? JSON.stringify(changed) : settingLine(changed));
}

function pathOf(slug: string): string {
  return `/admin/sections/${encodePart(slug)}`;
}
