/** The size of every picture. */
export const W = 1_200;
export const H = 800;

/** Random numbers that are the same at every run (mulberry32). */
export function dice(seed) {
  let state = seed * 0x9e37_79b9;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let ids = 0;
/** A name that no other definition of the document has. */
function newId() {
  ids += 1;
  return `n${ids}`;
}

export const num = (value) => Math.round(value * 10) / 10;
export const many = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('');

/** A gradient down (or along `angle`) through `[offset, colour, opacity]`, as a rectangle. */
export function fill(stops, { x = 0, y = 0, w = W, h = H, across = false } = {}) {
  const id = newId();
  const written = stops.map(([at, color, alpha = 1]) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${alpha}"/>`);
  const end = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
  return `<linearGradient id="${id}" x1="0" y1="0" ${end}>${written.join('')}</linearGradient><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="url(#${id})"/>`;
}

/** A light that fades to nothing; drawn over everything behind it as light is. */
export function glow(x, y, r, color, alpha = 1, { ry = r, core = 0.05 } = {}) {
  const id = newId();
  return `<radialGradient id="${id}"><stop offset="${core}" stop-color="${color}" stop-opacity="${alpha}"/><stop offset="0.35" stop-color="${color}" stop-opacity="${alpha * 0.32}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient><ellipse cx="${num(x)}" cy="${num(y)}" rx="${r}" ry="${ry}" fill="url(#${id})" style="mix-blend-mode:screen"/>`;
}

/** Shade that fades to nothing. */
export function shade(x, y, rx, ry, color, alpha) {
  const id = newId();
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="${alpha}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#${id})"/>`;
}

/** Everything out of focus by this many pixels. */
export function blur(content, amount) {
  const id = newId();
  return `<filter id="${id}" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="${amount}"/></filter><g filter="url(#${id})">${content}</g>`;
}

/** Noise as a veil of one colour: clouds, smoke, mist, stains. `from` and `to` are the noise at which it begins and is full. */
export function veil({ seed, x = 0, y = 0, w = W, h = H, freq, octaves = 5, color, alpha = 1, from = 0.45, to = 0.75, fade, mode = 'normal' }) {
  const [id, mask, gradient] = [newId(), newId(), newId()];
  const slope = 1 / (to - from);
  const [fx, fy] = freq;
  const stops = (
    fade ?? [
      [0, 1],
      [1, 1],
    ]
  ).map(([at, value]) => `<stop offset="${at}" stop-color="#fff" stop-opacity="${value}"/>`);
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${fx} ${fy}" numOctaves="${octaves}" seed="${seed}"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  ${slope} 0 0 0 ${-from * slope}" result="n"/><feFlood flood-color="${color}" flood-opacity="${alpha}"/><feComposite in2="n" operator="in"/></filter><linearGradient id="${gradient}" x1="0" y1="0" x2="0" y2="1">${stops.join('')}</linearGradient><mask id="${mask}"><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="url(#${gradient})"/></mask><g mask="url(#${mask})" style="mix-blend-mode:${mode}"><rect x="${x}" y="${y}" width="${w}" height="${h}" filter="url(#${id})"/></g>`;
}

/** A surface of hills and hollows in a low light: rock, snow, sand, plaster. */
export function relief({ seed, x = 0, y = 0, w = W, h = H, freq, octaves = 5, height = 6, light = '#ffffff', azimuth = 225, elevation = 30, clip, alpha = 1, mode = 'normal' }) {
  const [id, clipId] = [newId(), newId()];
  const clipped = clip ? `<clipPath id="${clipId}"><path d="${clip}"/></clipPath>` : '';
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency="${freq[0]} ${freq[1]}" numOctaves="${octaves}" seed="${seed}"/><feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  1 0 0 0 0"/><feDiffuseLighting surfaceScale="${height}" diffuseConstant="1.15" lighting-color="${light}"><feDistantLight azimuth="${azimuth}" elevation="${elevation}"/></feDiffuseLighting></filter>${clipped}<g ${clip ? `clip-path="url(#${clipId})"` : ''} opacity="${alpha}" style="mix-blend-mode:${mode}"><rect x="${x}" y="${y}" width="${w}" height="${h}" filter="url(#${id})"/></g>`;
}

/** The outline of mountains or woods as a closed path down to `bottom`. */
export function ridge({ seed, y, rise, rough = 0.55, bottom = H, x0 = -20, x1 = W + 20, peaks = 3, island = false }) {
  const random = dice(seed);
  let points = Array.from({ length: peaks + 2 }, () => random() * 2 - 1);
  let amount = 1;
  while (points.length < 400) {
    amount *= rough;
    points = points.flatMap((value, at) => (at === points.length - 1 ? [value] : [value, (value + points[at + 1]) / 2 + (random() * 2 - 1) * amount]));
  }
  const step = (x1 - x0) / (points.length - 1);
  const height = (value, at) => {
    if (!island) return y - value * rise;
    return bottom - (bottom - y + (value + 0.4) * rise) * Math.sin((Math.PI * at) / points.length) ** 0.6;
  };
  const line = points.map((value, at) => `${num(x0 + at * step)} ${num(height(value, at))}`);
  return `M${x0} ${bottom}L${line.join('L')}L${x1} ${bottom}Z`;
}

/** Water from the horizon down to the reader: far waves are small, near ones wide. */
export function water({ seed, y, bottom = H, top, deep, light, alpha = 0.7, calm = 1 }) {
  const bands = 6;
  const height = bottom - y;
  const waves = many(bands, (band) => {
    const [from, to] = [(band / bands) ** 1.8, ((band + 1.35) / bands) ** 1.8].map((part) => y + height * Math.min(1, part));
    const scale = 1 / (1 + band * 1.6);
    return (
      veil({
        seed: seed + band,
        y: from,
        h: to - from,
        freq: [0.02 * scale * calm, 0.32 * scale],
        octaves: 3,
        color: light,
        alpha: alpha * (0.75 + band * 0.04),
        from: 0.5,
        to: 0.72,
        fade: [
          [0, band === 0 ? 0.8 : 0],
          [0.3, 1],
          [0.7, 1],
          [1, band === bands - 1 ? 1 : 0],
        ],
        mode: 'screen',
      }) +
      veil({
        seed: seed + 40 + band,
        y: from,
        h: to - from,
        freq: [0.016 * scale * calm, 0.26 * scale],
        octaves: 3,
        color: deep,
        alpha: 0.55,
        from: 0.5,
        to: 0.75,
        fade: [
          [0, 0],
          [0.4, 1],
          [1, band === bands - 1 ? 1 : 0],
        ],
      })
    );
  });
  return (
    fill(
      [
        [0, top],
        [1, deep],
      ],
      { y, h: height },
    ) + waves
  );
}

/** What stands above `y`, upside down below it, broken by ripples. */
export function reflection(content, y, { seed = 1, alpha = 0.5, ripple = 18, soft = 2, bottom = H } = {}) {
  const [id, clip] = [newId(), newId()];
  return `<filter id="${id}" filterUnits="userSpaceOnUse" x="0" y="0" width="${W}" height="${H}"><feTurbulence type="fractalNoise" baseFrequency="0.008 0.09" numOctaves="2" seed="${seed}" result="t"/><feDisplacementMap in="SourceGraphic" in2="t" scale="${ripple}" xChannelSelector="R" yChannelSelector="G"/><feGaussianBlur stdDeviation="${soft} ${soft * 1.8}"/></filter><clipPath id="${clip}"><rect x="0" y="${y}" width="${W}" height="${bottom - y}"/></clipPath><g clip-path="url(#${clip})"><g opacity="${alpha}" filter="url(#${id})"><g transform="translate(0 ${2 * y}) scale(1 -1)">${content}</g></g></g>`;
}

/** Only what is inside an ellipse, fading towards its edge. */
export function within(content, x, y, rx, ry = rx) {
  const [gradient, mask] = [newId(), newId()];
  return `<radialGradient id="${gradient}"><stop offset="0.45" stop-color="#fff"/><stop offset="1" stop-color="#000"/></radialGradient><mask id="${mask}" maskUnits="userSpaceOnUse" x="0" y="0" width="${W}" height="${H}"><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="url(#${gradient})"/></mask><g mask="url(#${mask})">${content}</g>`;
}

/** Small lights of one colour here and there in a box. */
export function sparks(seed, count, { x = 0, y = 0, w = W, h = H, r = 1.2, color = '#fff', alpha = 0.9, skew = 1 } = {}) {
  const random = dice(seed);
  return many(count, () => {
    const [at, down] = [random(), random() ** skew];
    return `<circle cx="${num(x + at * w)}" cy="${num(y + down * h)}" r="${num(r * (0.35 + random() ** 3 * 1.6))}" fill="${color}" opacity="${num(alpha * (0.25 + random() * 0.75) * 10) / 10}"/>`;
  });
}

/** Rain, nearer drops longer and brighter. */
export function rain(seed, count, { color = '#dfe6ee', slant = -60, alpha = 0.3 } = {}) {
  const random = dice(seed);
  return many(count, () => {
    const [x, y, near] = [random() * (W + 200) - 100, random() * H, random() ** 2];
    const length = 14 + near * 60;
    return `<path d="M${num(x)} ${num(y)}l${num((length * slant) / 300)} ${num(length)}" stroke="${color}" stroke-width="${num(0.5 + near * 1.6)}" stroke-opacity="${num(alpha * 10 * (0.35 + near)) / 10}"/>`;
  });
}

/** The document. */
export function svg(...parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${parts.flat().join('')}</svg>`;
}
