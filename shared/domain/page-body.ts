/** What a page says about a gallery. */
export interface GalleryTexts {
  gallery(count: number): string;
  pictureNo(no: number, of: number): string;
}

const FIGURE = '<figure';
const FIGURE_END = '</figure>';

/**
 * A sanitised body as a page shows it: figures that follow one another become a gallery to swipe through, and what may
 * be wider than the page scrolls by itself and can be focused. The texts must not contain `<`, `&` or `"`.
 */
export function pageBody(html: string, texts: GalleryTexts): string {
  return withGalleries(html, texts)
    .replace(/<pre(?=[\s>])/g, '<pre tabindex="0"')
    .replace(/<table(?=[\s>])/g, '<div class="wide" tabindex="0"><table')
    .replaceAll('</table>', '</table></div>');
}

function withGalleries(html: string, texts: GalleryTexts): string {
  const pieces: string[] = [];
  let run: string[] = [];
  let done = 0;
  const endRun = (): void => {
    pieces.push(run.length > 1 ? galleryOf(run, texts) : run.join(''));
    run = [];
  };
  for (let at = html.indexOf(FIGURE); at >= 0; at = html.indexOf(FIGURE, done)) {
    const end = figureEnd(html, at);
    if (end < 0) break;
    const between = html.slice(done, at);
    const figure = html.slice(at, end);
    const hasPicture = figure.includes('<img');
    if (between.trim() !== '' || !hasPicture) endRun();
    pieces.push(between);
    if (hasPicture) run.push(figure);
    else pieces.push(figure);
    done = end;
  }
  endRun();
  return pieces.join('') + html.slice(done);
}

/** The end of a figure without another one inside; -1 for any other. */
function figureEnd(html: string, at: number): number {
  const closed = html.indexOf(FIGURE_END, at);
  const inner = html.indexOf(FIGURE, at + 1);
  return closed < 0 || (inner >= 0 && inner < closed) ? -1 : closed + FIGURE_END.length;
}

function galleryOf(figures: readonly string[], texts: GalleryTexts): string {
  const numbered = figures.map((figure, index) => {
    const no = `<span class="gallery-no">${texts.pictureNo(index + 1, figures.length)}</span>`;
    return figure.slice(0, -FIGURE_END.length) + no + FIGURE_END;
  });
  const label = texts.gallery(figures.length);
  return `<div class="gallery" role="group" aria-label="${label}" tabindex="0">${numbered.join('')}</div>`;
}
