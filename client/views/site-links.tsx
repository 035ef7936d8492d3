/** The links of the site's foot, for where the board of a phone has no room for it; empty for a site without any. */
export function SiteLinks() {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.site-foot a')];
  if (links.length === 0) return null;
  return (
    <div class="nav-links">
      {links.map(({ href, textContent }) => (
        <a key={href} class="nav-link" href={href}>
          {textContent}
        </a>
      ))}
    </div>
  );
}
