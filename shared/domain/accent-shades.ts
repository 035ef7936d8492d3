/** A colour that is text on the page, the text on it, and a tint for areas; each as `#rrggbb`. */
interface Shade {
  accent: string;
  ink: string;
  wash: string;
}

/** The shades of an accent colour in the page's themes. */
export interface AccentShades {
  light: Shade;
  dark: Shade;
  /** In the themes of high contrast. */
  contrastLight: Shade;
  contrastDark: Shade;
}

interface Theme {
  /** What the accent is text on: the papers of client/styles/tokens.css. */
  papers: readonly string[];
  isDark: boolean;
  /** The least contrast of text (WCAG 2.2). */
  contrast: number;
}

/** The themes, by name. @internal for tests */
export const THEMES: Record<keyof AccentShades, Theme> = {
  light: { papers: ['#faf7f0', '#fffdf8', '#f1ece0'], isDark: false, contrast: 4.5 },
  dark: { papers: ['#16150f', '#211f18', '#100f0a'], isDark: true, contrast: 4.5 },
  contrastLight: { papers: ['#ffffff', '#ffffff', '#f4f4f4'], isDark: false, contrast: 7 },
  contrastDark: { papers: ['#000000', '#0b0b0b', '#000000'], isDark: true, contrast: 7 },
};

const BLACK = '#000000';
const WHITE = '#ffffff';
const STEPS = 100;
/** Of the accent, in a tint. */
const WASH = 0.12;

/**
 * The shades of an accent colour: the colour itself where it can be read as text, else the nearest one on its way to
 * black or white that can.
 */
export function accentShades(accent: string): AccentShades {
  const shadeIn = (name: keyof AccentShades): Shade => shadeOf(accent, THEMES[name]);
  return {
    light: shadeIn('light'),
    dark: shadeIn('dark'),
    contrastLight: shadeIn('contrastLight'),
    contrastDark: shadeIn('contrastDark'),
  };
}

function shadeOf(colour: string, { papers, isDark, contrast }: Theme): Shade {
  const end = isDark ? WHITE : BLACK;
  for (let step = 0; step < STEPS; step += 1) {
    const accent = mixed(colour, end, step / STEPS);
    const wash = mixed(papers[0] ?? WHITE, accent, WASH);
    const ink = contrastOf(accent, WHITE) >= contrastOf(accent, BLACK) ? WHITE : BLACK;
    const isReadable = [...papers, wash].every((paper) => contrastOf(accent, paper) >= contrast);
    if (isReadable && contrastOf(accent, ink) >= contrast) return { accent, ink, wash };
  }
  return { accent: end, ink: isDark ? BLACK : WHITE, wash: papers[0] ?? WHITE };
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(from: string, to: string, share: number): string {
  const target = partsOf(to);
  const parts = partsOf(from).map((part, index) => Math.round(part + ((target[index] ?? part) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
