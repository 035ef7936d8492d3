/** A publisher as stories name it. */
export interface PublisherRef {
  id: string;
  name: string;
  /** The version of its icon; servers add it to what they send to readers. Absent without an icon. */
  icon?: string;
}

/** The widths, in pixels, in which a publisher's icon is kept. */
export const ICON_SIZES = [32, 64, 96] as const;
export type IconSize = (typeof ICON_SIZES)[number];

/** The path of a publisher's page. */
export function publisherPath({ id }: Pick<PublisherRef, 'id'>): string {
  return `/publisher/${id}`;
}

/** Where this server offers a publisher's icon; an address always means the same picture. */
export function iconPath({ id, icon }: PublisherRef, size: IconSize): string | undefined {
  return icon === undefined ? undefined : `/publishers/${id}/icon/${icon}-${size}.png`;
}

/** The `srcset` of an icon that is shown at half of these widths. */
export function iconSources(publisher: PublisherRef, [once, twice]: readonly [IconSize, IconSize]): string {
  return `${iconPath(publisher, once)} 1x, ${iconPath(publisher, twice)} 2x`;
}
