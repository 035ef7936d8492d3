import type { NamedSection } from '../../shared/contract/section-schema.ts';
import type { SiteSection } from '../../shared/domain/section.ts';
import { printable } from '../output.ts';

/** The sections with their names, one a line, in the site's order. */
export function namedLines(sections: readonly NamedSection[]): string[] {
  return sections.map(({ slug, label, labels, removed }) => {
    const others = Object.entries(labels).filter(([, name]) => name !== label);
    return lineOf({ slug, label, others, isRemoved: removed === true });
  });
}

/** A section as it is set now. */
export function settingLine({ slug, label, labels, isRemoved }: SiteSection): string {
  return lineOf({ slug, label: label ?? '(built-in names)', others: Object.entries(labels), isRemoved });
}

interface Line {
  slug: string;
  label: string;
  others: [tag: string, name: string][];
  isRemoved: boolean;
}

function lineOf({ slug, label, others, isRemoved }: Line): string {
  const parts = [slug.padEnd(14), label, ...others.map(([tag, name]) => `${tag}: ${name}`), isRemoved && 'removed'];
  return printable(parts.filter(Boolean).join('  '));
}
