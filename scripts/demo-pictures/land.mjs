import { blur, dice, fill, glow, H, many, num, reflection, relief, ridge, shade, sparks, svg, veil, W } from './canvas.mjs';
import { crowd, person } from './figures.mjs';

const stars = (seed, count = 420) => sparks(seed, count, { h: 560, r: 1.1, color: '#dfe8ff', skew: 0.8 });

/** A row of pointed trees. */
function firs(seed, { y, h, count, color, x0 = -20, x1 = W + 20 }) {
  const random = dice(seed);
  return many(count, (at) => {
    const [x, tall] = [x0 + ((at + random()) / count) * (x1 - x0), h * (0.55 + random() * 0.6)];
    const wide = tall * 0.17;
    const tiers = many(6, (tier) => { const [top, low, half] = [y - tall * (1 - tier * 0.15), y - tall * (0.76 - tier * 0.15), wide * (0.32 + tier * 0.17)]; return `M${num(x)} ${num(top)}L${num(x + half * (0.8 + random() * 0.4))} ${num(low)}H${num(x - half * (0.8 + random() * 0.4))}Z`; });
    return `<path d="${tiers}M${num(x - 2)} ${num(y - tall * 0.15)}h4V${num(y + 4)}h-4Z" fill="${color}"/>`;
  });
}

/** A lit night train on a plain of salt. */
export function nightTrain({ seed }) {
  const cars = many(9, (at) => {
    const [x, s] = [1_010 - at * 118 + at * at * 2.6, 1 - at * 0.074];
    const [w, h, y] = [114 * s, 46 * s, 486 - at * 1.7];
    const panes = many(7, (pane) => `<rect x="${num(x + (10 + pane * 14.4) * s)}" y="${num(y - h * 0.72)}" width="${num(9.6 * s)}" height="${num(h * 0.34)}" fill="${(at + pane) % 6 === 4 ? '#6b5b43' : '#ffdf9e'}"/>`);
    return `<path d="M${num(x)} ${num(y)}v${num(-h * 0.86)}q${num(w / 2)} ${num(-h * 0.22)} ${num(w)} 0v${num(h * 0.86)}Z" fill="#191d2a"/>${panes}<rect x="${num(x)}" y="${num(y - 2)}" width="${num(w)}" height="${num(5 * s)}" fill="#07090f"/>`;
  });
  const engine = '<path d="M1126 490V446q2-12 26-12h26q18 2 28 34l8 22Z" fill="#20263a"/><rect x="1160" y="444" width="22" height="13" fill="#ffe9b8"/>';
  const train = engine + cars;
  return svg(
    fill([[0, '#070b1c'], [0.35, '#142448'], [0.54, '#3d4f78'], [0.605, '#b0808a'], [0.62, '#5d5f7b']]),
    stars(seed, 700),
    veil({ seed, y: -40, h: 560, freq: [0.0032, 0.0026], octaves: 6, color: '#8fa2d8', alpha: 0.4, from: 0.5, to: 0.8, mode: 'screen' }),
    blur(`<path d="${ridge({ seed: seed + 3, y: 484, rise: 34, peaks: 5, bottom: 500 })}" fill="#2a3454"/>`, 1.5),
    fill([[0, '#7f86a4'], [0.25, '#4d5878'], [1, '#10162a']], { y: 494, h: H - 494 }),
    relief({ seed: seed + 5, y: 494, h: H - 494, freq: [0.008, 0.05], octaves: 4, height: 4, light: '#b9c4ea', azimuth: 300, elevation: 34, alpha: 0.5, mode: 'multiply' }),
    many(4, (at) => veil({ seed: seed + 12 + at, y: 500 + at * 60, h: 140, freq: [0.012 - at * 0.002, 0.12 - at * 0.025], octaves: 2, color: '#dfe6ff', alpha: 0.3, from: 0.55, to: 0.7, fade: [[0, 0], [0.5, 1], [1, 0]], mode: 'screen', })),
    reflection(train, 494, { seed, alpha: 0.42, ripple: 7, soft: 3.2 }),
    train,
    many(10, (at) => glow(1_060 - at * 108 + at * at * 2.6, 474, 70 - at * 5, '#ffc873', 0.42)),
    glow(1_214, 478, 320, '#fff2cf', 0.75, { ry: 60 }),
    veil({ seed: seed + 9, y: 470, h: 70, freq: [0.004, 0.03], color: '#9aa6cc', alpha: 0.5, from: 0.42, to: 0.7, fade: [[0, 0], [0.5, 1], [1, 0]], }),
  );
}

/** Rails towards the evening. */
export function railway({ seed }) {
  const sleepers = many(46, (at) => {
    const t = (at / 46) ** 2.4;
    const [y, half] = [470 + t * 400, 8 + t * 520];
    return `<path d="M${num(600 - half)} ${num(y)}H${num(600 + half)}" stroke="#2a2625" stroke-width="${num(1 + t * 26)}"/>`;
  });
  const rail = (side) => `<path d="M600 462L${600 + side * 330} 820L${600 + side * 366} 820Z" fill="#d8b48d"/><path d="M600 462L${600 + side * 344} 820L${600 + side * 352} 820Z" fill="#fff3d8"/>`;
  return svg(
    fill([[0, '#41587c'], [0.3, '#a98f97'], [0.5, '#eab98a'], [0.58, '#ffe2ad']]),
    veil({ seed, h: 450, freq: [0.002, 0.008], octaves: 6, color: '#5a5a78', alpha: 0.75, from: 0.47, to: 0.72 }),
    veil({ seed: seed + 1, y: 120, h: 330, freq: [0.0026, 0.013], color: '#ffd3a0', alpha: 0.8, from: 0.5, to: 0.72, mode: 'screen' }),
    glow(600, 452, 500, '#ffdf9f', 0.85, { ry: 240 }),
    blur(`<path d="${ridge({ seed: seed + 2, y: 450, rise: 20, peaks: 6, bottom: 480 })}" fill="#8d7a86"/>`, 1.5),
    fill([[0, '#b79b86'], [0.3, '#84715f'], [1, '#332c2b']], { y: 462, h: H - 462 }),
    relief({ seed: seed + 6, y: 462, h: H - 462, freq: [0.03, 0.09], height: 6, light: '#ffe7c2', azimuth: 270, elevation: 30, alpha: 0.6, mode: 'multiply' }),
    sleepers,
    rail(-1),
    rail(1),
    many(9, (at) => `<path d="M${num(690 + (at / 9) ** 2 * 700)} ${num(455 + (at / 9) ** 2 * 90)}v${num(-(22 + (at / 9) ** 2 * 560))}" stroke="#2b2a32" stroke-width="${num(1 + (at / 9) ** 2 * 9)}"/>`),
    glow(600, 470, 260, '#fff0cf', 0.6, { ry: 40 }),
  );
}

/** Wooded ridges; with fire behind them, at dawn, or in mist. */
export function hills({ seed, fire = false, moon = false }) {
  const layers = [
    [420, 70, fire ? '#3a2320' : moon ? '#31415a' : '#8fa0a6'],
    [478, 60, fire ? '#281815' : moon ? '#223049' : '#5f757a'],
    [560, 54, fire ? '#190f0e' : moon ? '#152036' : '#3c5352'],
  ];
  const land = layers.map(([y, rise, color], at) => {
    const path = `<path d="${ridge({ seed: seed + at * 5, y, rise, peaks: 3 + at })}" fill="${color}"/>`;
    const mist = veil({ seed: seed + 20 + at, y: y - 20, h: 150, freq: [0.003, 0.014], color: fire ? '#7a4a35' : moon ? '#8fa6cc' : '#eef1ee', alpha: fire ? 0.5 : 0.6, from: 0.42, to: 0.68, fade: [[0, 0], [0.5, 1], [1, 0]], });
    return blur(path, 1.6 - at * 0.6) + mist;
  });
  const flames = many(26, (at) => {
    const x = 220 + at * 26 + Math.sin(at * 3) * 14;
    return glow(x, 400 - Math.sin(at / 4) * 26, 44 + (at % 5) * 16, at % 3 ? '#ff7a1f' : '#ffc65a', 0.8, { ry: 60 + (at % 4) * 18 });
  });
  const sky = fire
    ? [[0, '#140f14'], [0.3, '#3a1f1d'], [0.5, '#a4471f'], [0.6, '#ffae4a']]
    : moon ? [[0, '#0b1430'], [0.4, '#2a3f6b'], [0.6, '#7d8fb3']] : [[0, '#a9bdc6'], [0.35, '#dfe3de'], [0.55, '#f3ead5']];
  return svg(
    fill(sky),
    moon ? stars(seed) + glow(830, 170, 200, '#dfe8ff', 0.7) + '<circle cx="830" cy="170" r="40" fill="#f4f5ee"/>' : '',
    fire ? flames : glow(850, 380, 460, '#fff0c9', 0.6),
    veil({ seed: seed + 2, h: 520, freq: [0.0026, 0.0048], octaves: 6, color: fire ? '#1c1517' : moon ? '#1d2b4b' : '#ffffff', alpha: fire ? 0.9 : 0.6, from: 0.42, to: 0.66, fade: [[0, 1], [0.7, 0.9], [1, 0.1]], }),
    fire ? veil({ seed: seed + 6, y: 60, h: 400, freq: [0.004, 0.006], octaves: 6, color: '#d9652a', alpha: 0.55, from: 0.5, to: 0.72, fade: [[0, 0], [1, 1]], mode: 'screen', }) : '',
    land,
    firs(seed + 31, { y: 660, h: 150, count: 60, color: fire ? '#0d0909' : moon ? '#0b1324' : '#22332f' }),
    firs(seed + 32, { y: 830, h: 330, count: 26, color: fire ? '#060405' : moon ? '#050a16' : '#101c19' }),
    fire ? sparks(seed + 8, 160, { y: 120, h: 460, r: 1.6, color: '#ffb04d' }) : '',
    moon ? '' : glow(fire ? 500 : 850, 470, 600, fire ? '#ff7c2a' : '#fff4d8', 0.25, { ry: 160 }),
  );
}

/** A leafy row from the far end of a field to the reader. */
function vineRow(seed, to, tones) {
  const random = dice(seed);
  return many(70, (at) => {
    const t = ((at + 1) / 70) ** 1.9;
    const [x, y, r] = [610 + to * t * 1.5, 452 + t * 370, 2.5 + t * 46];
    const leaf = (dx, dy, size, tone) => `<ellipse cx="${num(x + dx * r)}" cy="${num(y - r * (0.7 + dy))}" rx="${num(r * size)}" ry="${num(r * size * 0.72)}" fill="${tone}"/>`;
    return leaf(0, -0.2, 0.8, tones[0]) + many(5, () => leaf(random() * 1.3 - 0.65, random() * 0.8 - 0.2, 0.16 + random() * 0.24, tones[1 + Math.floor(random() * 3)]));
  });
}

/** Rows of vines towards a village; by night with headlamps, or under smoke. */
export function vineyard({ seed, night = true }) {
  const tones = night ? ['#0a1512', '#12241c', '#1a3024', '#0e1c18'] : ['#2f3a22', '#4f6034', '#64743f', '#77703f'];
  const rows = many(13, (row) => vineRow(seed + row, (row - 6) * 230, tones));
  const workers = many(6, (at) => {
    const [x, y, h] = [[448, 556, 82], [728, 545, 74], [868, 622, 124], [292, 652, 146], [575, 500, 44], [1_010, 570, 92]][at];
    const lamp = night ? glow(x + 3, y - h * 0.9, h * 1.9, '#ffedc0', 0.6) + glow(x, y - h * 0.9, h * 0.14, '#ffffff', 1, { core: 0.3 }) : '';
    return person(x, y, h, { color: night ? '#05090b' : '#2c2a26', seed: at, lean: 8 }) + lamp;
  });
  const village = many(9, (at) => `<path d="M${560 + at * 22} 448v-${14 + ((at * 7) % 11)}l8 -7l8 7v${14 + ((at * 7) % 11)}Z" fill="${night ? '#141b33' : '#75645a'}"/>`);
  return svg(
    fill(night ? [[0, '#0b1230'], [0.4, '#25345e'], [0.55, '#6d6a8c']] : [[0, '#8d8277'], [0.3, '#c2a288'], [0.55, '#f0d0a2']]),
    night ? stars(seed, 500) : '',
    veil({ seed: seed + 2, h: 470, freq: [0.0024, 0.006], octaves: 6, color: night ? '#18224a' : '#776a60', alpha: 0.8, from: 0.42, to: 0.68 }),
    blur(`<path d="${ridge({ seed, y: 400, rise: 80, bottom: 480 })}" fill="${night ? '#1a2445' : '#8a7f78'}"/>`, 1.6),
    night ? '' : glow(300, 380, 300, '#ff9a4a', 0.6, { ry: 90 }),
    village,
    `<path d="M640 448v-44l7 -22l7 22v44Z" fill="${night ? '#141b33' : '#75645a'}"/>`,
    night ? many(6, (at) => glow(566 + at * 31, 441, 16, '#ffc678', 0.9)) : '',
    fill([[0, night ? '#1d2c2e' : '#a08a5e'], [1, night ? '#060c0c' : '#4d3f2a']], { y: 448, h: H - 448 }),
    relief({ seed: seed + 4, y: 448, h: H - 448, freq: [0.02, 0.06], height: 5, light: night ? '#9db0c9' : '#ffe9c4', alpha: 0.5, mode: 'multiply' }),
    rows,
    workers,
    night ? '' : veil({ seed: seed + 7, y: 280, h: 340, freq: [0.003, 0.01], color: '#d9c2a6', alpha: 0.7, from: 0.42, to: 0.68, fade: [[0, 0], [0.5, 1], [1, 0]], }),
  );
}

/** Mountains in snow above mist; mourners with instruments in front. */
export function glacier({ seed }) {
  const layer = (at) => ridge({ seed: seed + at * 3, y: 250 + at * 90, rise: 150 - at * 26, peaks: 3 + at, rough: 0.52 });
  const snow = (at) => relief({ seed: seed + at, y: 60, h: 620, freq: [0.009, 0.004], octaves: 4, height: 13, light: ['#dfe9f4', '#f2f4f2', '#fff6e8'][at], azimuth: 222, elevation: 55, clip: layer(at), alpha: 0.5, mode: 'multiply' });
  const range = many(
    3,
    (at) => `<path d="${layer(at)}" fill="${['#a9bccd', '#c9d6e0', '#eef2f3'][at]}"/>${snow(at)}${veil({ seed: seed + 30 + at, y: 240 + at * 90, h: 280, freq: [0.003, 0.008], color: '#e9eff3', alpha: 0.8 - at * 0.1, from: 0.4, to: 0.68, fade: [[0, 0], [0.6, 1], [1, 0]], })}`,
  );
  const moraine = ridge({ seed: seed + 50, y: 640, rise: 34, peaks: 4 });
  const band = crowd(seed, { y: 690, h: 118, x0: 210, x1: 620, count: 12, color: '#14171c', jitter: 0.16 });
  const brass = many(5, (at) => `<path d="M${268 + at * 76} ${620 + (at % 2) * 8}l30 -6l10 -12v36l-10 -12l-30 0Z" fill="#c79a45"/>`);
  return svg(
    fill([[0, '#3f6792'], [0.3, '#8fb0cb'], [0.6, '#e6ecec']]),
    veil({ seed, h: 420, freq: [0.002, 0.007], octaves: 6, color: '#ffffff', alpha: 0.8, from: 0.5, to: 0.74 }),
    range,
    `<path d="${moraine}" fill="#3a3d41"/>`,
    relief({ seed: seed + 3, y: 590, h: 210, freq: [0.02, 0.03], octaves: 5, height: 8, light: '#d9d2c6', azimuth: 230, elevation: 34, clip: moraine, alpha: 0.8, mode: 'multiply' }),
    band,
    brass,
    shade(420, 700, 300, 22, '#08090b', 0.5),
  );
}
