import type { NinjsItem, NinjsText } from './ninjs-schema.ts';
import type { Warnings } from './warnings.ts';

const HTML = /^(?:text\/html5?|application\/xhtml\+xml)\b/i;
const PLAIN = /^text\/plain\b/i;
const HTML_ROLES = ['xhtml', 'html', 'html5', 'richhtml5'];
const NOT_CHOSEN = 'is not kept: another one was chosen';

interface Body {
  body: string;
  bodyFormat: 'html' | 'text';
}

/** The main headline, or else the first. */
export function chooseHeadline(item: NinjsItem, warnings: Warnings): string | undefined {
  const all = item.headlines ?? [];
  const chosen = all.find(({ role }) => role === 'main') ?? all.find(({ role }) => role === undefined) ?? all[0];
  warnOthers('headlines', all, chosen, warnings);
  if (chosen) return chosen.value;
  if (item.title !== undefined) return item.title;
  return undefined;
}

/** The summary, or else the first description. */
export function chooseSummary(item: NinjsItem, warnings: Warnings): string | undefined {
  const all = (item.descriptions ?? []).filter(({ role }) => role !== 'creditline' && role !== 'writer');
  const chosen = all.find(({ role }) => role === 'summary' || role === 'lead') ?? all[0];
  warnOthers('descriptions', item.descriptions ?? [], chosen, warnings);
  return chosen?.value;
}

/** The body as HTML where there is one: it keeps links, lists and pictures. */
export function chooseBody(item: NinjsItem, warnings: Warnings): Body | undefined {
  const all = item.bodies ?? [];
  const html = all.find(isHtml);
  const chosen = html ?? all.find(isPlain);
  warnOthers('bodies', all, chosen, warnings);
  return chosen && { body: chosen.value, bodyFormat: html ? 'html' : 'text' };
}

function isHtml({ contenttype, role = '' }: NinjsText): boolean {
  return contenttype === undefined ? HTML_ROLES.includes(role) : HTML.test(contenttype);
}

function isPlain({ contenttype, role = '' }: NinjsText): boolean {
  return contenttype === undefined ? !HTML_ROLES.includes(role) && !/nitf/i.test(role) : PLAIN.test(contenttype);
}

function warnOthers(field: string, all: readonly NinjsText[], chosen: NinjsText | undefined, warnings: Warnings): void {
  for (const [index, each] of all.entries()) {
    if (each === chosen) continue;
    const what = each.contenttype ?? each.role;
    warnings.add(`${field}.${index}`, what === undefined ? NOT_CHOSEN : `(${what}) ${NOT_CHOSEN}`);
  }
}
