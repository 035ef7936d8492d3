import { blur, dice, fill, glow, H, many, num, rain, reflection, relief, ridge, shade, svg, veil, W, water, within } from './canvas.mjs';
import { crowd, person } from './figures.mjs';

/** A car ferry from the side; `x`, `y` is the waterline's left end, `s` its length. */
function ferry(x, y, s, { dark, light, lit = '#ffd9a0', list = 0, lamps = 1 }) {
  const u = s / 100;
  const p = (dx, dy) => `${num(x + dx * u)} ${num(y + dy * u)}`;
  const windows = many(22, (at) => `<rect x="${num(x + (15 + at * 3) * u)}" y="${num(y - 13.2 * u)}" width="${num(1.7 * u)}" height="${num(1.5 * u)}" fill="${lit}" opacity="${lamps * (at % 5 === 3 ? 0.35 : 0.9)}"/>`);
  const upper = many(11, (at) => `<rect x="${num(x + (30 + at * 3.4) * u)}" y="${num(y - 18.6 * u)}" width="${num(2 * u)}" height="${num(1.5 * u)}" fill="${lit}" opacity="${lamps * 0.8}"/>`);
  return `<g transform="rotate(${list} ${num(x + s / 2)} ${y})"><path d="M${p(0, -9)}L${p(4, -10)}L${p(88, -10)}L${p(101, -12.5)}L${p(95, 2)}L${p(5, 2)}Q${p(1, -2)} ${p(0, -9)}Z" fill="${dark}"/><path d="M${p(8, -10)}L${p(10, -15.5)}L${p(86, -15.5)}L${p(89, -10)}Z" fill="${light}"/><path d="M${p(24, -15.5)}L${p(26, -21)}L${p(74, -21)}L${p(80, -15.5)}Z" fill="${light}"/><path d="M${p(62, -21)}L${p(63, -25.5)}L${p(76, -25.5)}L${p(79, -21)}Z" fill="${light}"/><path d="M${p(34, -21)}L${p(33, -30)}L${p(42, -30)}L${p(44, -21)}Z" fill="${dark}"/><rect x="${num(x + 64 * u)}" y="${num(y - 24.6 * u)}" width="${num(11 * u)}" height="${num(1.8 * u)}" fill="${lit}" opacity="${0.5 * lamps}"/><path d="M${p(69, -25)}L${p(69, -36)}M${p(65, -32)}L${p(73, -32)}" stroke="${dark}" stroke-width="${num(0.5 * u)}"/>${windows}${upper}</g>`;
}

/** A ferry lies on a sandbank in fog; `far` leaves it to the fog. */
export function ferryAground({ seed, far = false }) {
  const [x, y, s] = far ? [610, 452, 330] : [330, 520, 690];
  const ship = ferry(x, y, s, { dark: far ? '#5d6a72' : '#2a343b', light: far ? '#8f9a9f' : '#78858b', list: far ? -5 : -7, lamps: far ? 0.55 : 0.85 });
  const sand = ridge({ seed: seed + 3, y: y + 16, rise: 10, rough: 0.45, peaks: 2 });
  return svg(
    fill([[0, '#98a5ab'], [0.5, '#b9c1c2'], [0.62, '#c6c9c4'], [1, '#8b8f8a']]),
    veil({ seed, freq: [0.0018, 0.006], color: '#e4e6e2', alpha: 0.7, from: 0.4, to: 0.7, fade: [[0, 0.6], [0.6, 1], [0.75, 0]], }),
    water({ seed: seed + 9, y: y - 34, bottom: y + 40, top: '#a9b2b3', deep: '#8a9597', light: '#dfe4e2', alpha: 0.5 }),
    blur(ship, far ? 2.2 : 0.8),
    glow(x + s * 0.7, y - s * 0.25, far ? 60 : 130, '#ffd9a0', 0.55),
    veil({ seed: seed + 5, y: y - 190, h: 260, freq: [0.003, 0.012], color: '#d5d9d7', alpha: far ? 0.85 : 0.75, from: 0.38, to: 0.66, fade: [[0, 0], [0.6, 1], [1, 0.3]], }),
    `<path d="${sand}" fill="#a39d8d"/>`,
    relief({ seed: seed + 7, y: y + 8, h: H - y, freq: [0.006, 0.05], height: 5, light: '#e9e2d2', azimuth: 250, elevation: 38, clip: sand, alpha: 0.55, mode: 'multiply' }),
    fill([[0, '#d5d9d7', 0.7], [0.35, '#c3c4bd', 0.12], [1, '#3c3f3d', 0.55]], { y: y + 8, h: H - y }),
    reflection(ship, y + 26, { seed, alpha: 0.22, ripple: 8, soft: 5, bottom: y + 160 }),
  );
}

/** People walk ashore over wet sand behind a lantern. */
export function sandWalk({ seed, count = 34 }) {
  const random = dice(seed);
  const line = many(count, (at) => {
    const t = at / count;
    const [x, y] = [930 - t * 560 + Math.sin(t * 5) * 30, 694 - t ** 0.75 * 240 + random() * 5];
    return person(x, y, 112 - t ** 0.7 * 92 + random() * 5, { color: t < 0.25 ? '#14181f' : t < 0.6 ? '#262f3b' : '#3d4a58', seed: seed + at, lean: 4 + random() * 4 });
  });
  const ship = ferry(120, 440, 260, { dark: '#4a5665', light: '#5f6d7c', list: -6, lamps: 0.9 });
  return svg(
    fill([[0, '#27384d'], [0.3, '#54677d'], [0.5, '#b08e82'], [0.56, '#d8ab86'], [0.6, '#9a8b87']]),
    veil({ seed, h: 470, freq: [0.0022, 0.009], color: '#2c3b50', alpha: 0.8, from: 0.46, to: 0.72, fade: [[0, 1], [0.75, 0.7], [1, 0]], }),
    veil({ seed: seed + 2, y: 250, h: 200, freq: [0.003, 0.02], color: '#f0c49a', alpha: 0.7, from: 0.5, to: 0.75, fade: [[0, 0], [0.7, 1], [1, 0]], mode: 'screen', }),
    fill([[0, '#8d8a8c'], [0.3, '#6b727c'], [1, '#2b323c']], { y: 446, h: H - 446 }),
    water({ seed: seed + 8, y: 446, top: '#a99a95', deep: '#39424d', light: '#e2b594', alpha: 0.42, calm: 0.6 }),
    blur(ship, 1.2),
    reflection(ship, 452, { seed, alpha: 0.35, ripple: 10 }),
    glow(300, 405, 120, '#ffca8c', 0.6),
    reflection(line, 640, { seed: seed + 1, alpha: 0.16, ripple: 12, soft: 4 }),
    blur(line, 0.5),
    glow(966, 640, 240, '#ffb65c', 0.6, { ry: 200 }),
    glow(966, 640, 44, '#fff1cf', 1, { core: 0.2 }),
    glow(975, 720, 190, '#ff9d45', 0.4, { ry: 40 }),
    person(952, 712, 134, { color: '#0d1015', seed: 5, lean: 3, arm: 0.4 }),
  );
}

function crowdAtQuay(seed) {
  return blur(crowd(seed, { y: 770, h: 150, x0: 60, x1: 620, count: 9, color: '#101319', jitter: 0.2 }), 1);
}

/** A harbour with flags and two ferries at first light. */
export function harbourDawn({ seed, evening = false }) {
  const random = dice(seed);
  const sky = evening ? ['#2b2f4a', '#7c5a6e', '#d98860', '#ffd09a'] : ['#51708f', '#97aebe', '#e3cdb2', '#fbe9c8'];
  const far = ridge({ seed: seed + 1, y: 428, rise: 62, peaks: 4, bottom: 470 });
  const near = ridge({ seed: seed + 2, y: 446, rise: 26, peaks: 7, bottom: 470, x1: 640 });
  const houses = many(34, (at) => {
    const [x, w, h] = [at * 19 - 10, 16 + random() * 15, 26 + random() * 44 * (1 - at / 60)];
    const tone = ['#3d3b44', '#4d444a', '#383e4b', '#574a48'][Math.floor(random() * 4)];
    const panes = many(3, () => (random() < 0.5 ? `<rect x="${num(x + 3 + random() * (w - 7))}" y="${num(462 - h + 7 + random() * (h - 18))}" width="2.6" height="4" fill="#ffd89a" opacity="0.85"/>` : ''));
    return `<path d="M${num(x)} 466V${num(462 - h)}l${num(w / 2)} -9l${num(w / 2)} 9V466Z" fill="${tone}"/>${panes}`;
  });
  const ships = ferry(640, 480, 330, { dark: '#1f2733', light: '#4c5766', lamps: 1 }) + ferry(478, 470, 190, { dark: '#38424f', light: '#667280', lamps: 0.8 });
  const flags = many(7, (at) => {
    const x = 735 + at * 68;
    const [one, two] = at % 2 ? ['#5a2d5e', '#c9b48a'] : ['#1f5b4a', '#e9e0cc'];
    const flap = 6 + random() * 10;
    return `<path d="M${x} 800V${420 + at * 6}" stroke="#11151b" stroke-width="${3 + at * 0.5}"/><path d="M${x} ${424 + at * 6}q26 ${-flap} 50 ${flap / 2}q4 20 -2 42q-26 ${-flap} -48 ${flap / 3}Z" fill="${one}"/><path d="M${x} ${438 + at * 6}q26 ${-flap} 52 ${flap / 2}v12q-28 ${-flap} -52 0Z" fill="${two}" opacity="0.85"/>`;
  });
  return svg(
    fill(sky.map((color, at) => [[0, 0.25, 0.48, 0.57][at], color])),
    veil({ seed, h: 430, freq: [0.002, 0.008], color: evening ? '#4b3550' : '#dfe4e6', alpha: 0.75, from: 0.48, to: 0.74, fade: [[0, 1], [0.8, 0.9], [1, 0.2]], }),
    veil({ seed: seed + 4, y: 180, h: 260, freq: [0.003, 0.022], color: evening ? '#ffb27a' : '#fff0d4', alpha: 0.7, from: 0.52, to: 0.74, fade: [[0, 0], [0.7, 1], [1, 0.4]], mode: 'screen', }),
    glow(330, 440, 420, evening ? '#ff9a55' : '#ffe2ae', 0.75, { ry: 230 }),
    blur(`<path d="${far}" fill="${evening ? '#5b4a60' : '#7d8c9b'}"/>`, 2),
    `<path d="${near}" fill="#494c57"/>`,
    blur(houses, 0.7),
    water({ seed: seed + 6, y: 466, top: evening ? '#c98c6d' : '#b9bbb2', deep: evening ? '#2a2438' : '#384a5c', light: evening ? '#ffc08a' : '#fff0d2', alpha: 0.65 }),
    reflection(houses + ships, 478, { seed, alpha: 0.5, ripple: 26 }),
    blur(ships, 0.6),
    glow(330, 505, 300, '#ffe2ae', 0.35, { ry: 60 }),
    blur(flags, 1.6),
    '<path d="M-10 810V742H1210V810Z" fill="#15181d"/><path d="M-10 742H1210v7H-10Z" fill="#4b4a4a" opacity="0.7"/>',
    crowdAtQuay(seed),
  );
}

/** A lighthouse in a gale; `calm` shows the sea after it. */
export function lighthouse({ seed, calm = false }) {
  const rock = ridge({ seed: seed + 2, y: 570, rise: 34, rough: 0.56, peaks: 3, x0: 720, x1: 1_150, bottom: 668, island: true });
  const tower =
    '<path d="M898 556L908 268H952L962 556Z" fill="#8f959b"/><path d="M900 500l60 0l2 56h-64Z M903 410h54l2 44h-58Z M906 322h48l1.6 44h-51.6Z" fill="#7a2e2a"/><path d="M896 268h68v-10h-68Z M908 258V226h44v32Z M904 226l26 -26l26 26Z" fill="#272c33"/><path d="M930 268H962L972 556H934Z" fill="#0b1017" opacity="0.42"/>';
  const spray = calm
    ? ''
    : many(6, (at) => { const [x, y, r] = [[800, 590, 120], [1_010, 560, 150], [900, 610, 170], [1_070, 620, 110], [860, 520, 110], [985, 470, 90]][at]; const cloud = veil({ seed: seed + 30 + at, x: x - r, y: y - r, w: 2 * r, h: 2 * r, freq: [0.014, 0.012], octaves: 6, color: '#e8eef0', alpha: 0.95, from: 0.36, to: 0.62 }); return within(cloud, x, y, r, r * 0.95); });
  return svg(
    fill(calm ? [[0, '#6d8396'], [0.4, '#b6bfc0'], [0.66, '#e2d6bd']] : [[0, '#1b242e'], [0.35, '#3a4852'], [0.66, '#6c7a7f']]),
    veil({ seed, h: 560, freq: [0.0017, 0.0046], octaves: 6, color: calm ? '#eef0ec' : '#0f161d', alpha: 0.85, from: 0.42, to: 0.68, fade: [[0, 1], [0.8, 0.8], [1, 0]], }),
    veil({ seed: seed + 3, h: 520, freq: [0.002, 0.007], octaves: 6, color: calm ? '#8ea0ad' : '#8d9a9e', alpha: 0.55, from: 0.5, to: 0.72, fade: [[0, 0.5], [0.9, 1], [1, 0]], }),
    calm ? glow(300, 520, 500, '#ffe3ab', 0.7, { ry: 180 }) : '',
    water({ seed: seed + 5, y: 520, top: calm ? '#b3b7ad' : '#55646a', deep: calm ? '#3b5161' : '#16222b', light: calm ? '#fff1d0' : '#dbe4e6', alpha: 0.8, calm: calm ? 1 : 0.7 }),
    calm ? '' : glow(930, 240, 560, '#ffeec2', 0.42, { ry: 90 }),
    calm ? '' : '<path d="M930 240L-40 90V320Z" fill="#ffeec2" opacity="0.13"/>',
    blur(tower, 0.7),
    glow(930, 242, calm ? 24 : 70, '#fff6db', 1, { core: 0.2 }),
    `<path d="${rock}" fill="#20262b"/>`,
    relief({ seed: seed + 7, x: 690, y: 480, w: 480, h: 200, freq: [0.02, 0.035], height: 9, light: '#9aa5aa', clip: rock, alpha: 0.8, mode: 'screen' }),
    spray,
    calm ? '' : many(3, (at) => veil({ seed: seed + 50 + at, y: 600 + at * 60, h: 160, freq: [0.004, 0.02 - at * 0.004], color: '#e3eaec', alpha: 0.85, from: 0.53, to: 0.7, fade: [[0, 0], [0.4, 1], [1, 0.2]], })),
    calm ? '' : rain(seed, 500, { slant: -190, alpha: 0.3 }),
  );
}

/** Cranes and stacked boxes at the quay; with tugs in the water. */
export function port({ seed, night = false }) {
  const random = dice(seed);
  const dark = night ? '#0d131c' : '#3a4654';
  const crane = (x, s, color) =>
    `<g stroke="${color}" fill="none" stroke-width="${num(5 * s)}"><path d="M${x} 560L${x + 26 * s} ${560 - 240 * s}L${x + 92 * s} ${560 - 240 * s}L${x + 118 * s} 560M${x + 12 * s} ${560 - 120 * s}H${x + 106 * s}M${x + 59 * s} ${560 - 330 * s}V${560 - 240 * s}"/><path d="M${x - 60 * s} ${560 - 240 * s}H${x + 300 * s}M${x + 59 * s} ${560 - 330 * s}L${x + 280 * s} ${560 - 242 * s}M${x + 59 * s} ${560 - 330 * s}L${x - 50 * s} ${560 - 242 * s}" stroke-width="${num(3.4 * s)}"/></g><rect x="${x + 50 * s}" y="${560 - 262 * s}" width="${70 * s}" height="${26 * s}" fill="${color}"/>`;
  const boxes = many(120, (at) => {
    const [column, row] = [Math.floor(at / 4), at % 4];
    if (row > 1 && random() < 0.3 * row) return '';
    const tone = (night ? ['#2a2430', '#1d2a38', '#33271f', '#1e2f2c'] : ['#8a4a3a', '#41607a', '#9a8457', '#4d7268', '#77747a'])[Math.floor(random() * (night ? 4 : 5))];
    return `<rect x="${column * 42 - 20}" y="${546 - row * 20}" width="40" height="18.5" fill="${tone}"/><rect x="${column * 42 - 20}" y="${546 - row * 20}" width="40" height="4" fill="#fff" opacity="0.07"/>`;
  });
  const cranes = [
    [80, 1.05],
    [330, 0.9],
    [560, 1.12],
    [820, 0.85],
  ]
    .map(([x, s]) => crane(x, s, dark))
    .join('');
  const tug = (x, y, s) =>
    `<path d="M${x} ${y - 16 * s}q60 10 ${118 * s} -${6 * s}l-${8 * s} ${26 * s}h-${96 * s}Z" fill="#12171d"/><path d="M${x + 34 * s} ${y - 10 * s}v-${26 * s}h${44 * s}l${6 * s} ${24 * s}Z M${x + 44 * s} ${y - 34 * s}v-${18 * s}h${28 * s}v${18 * s}Z" fill="#d9d3c4"/><path d="M${x + 46 * s} ${y - 48 * s}h${24 * s}v${8 * s}h-${24 * s}Z" fill="#27333f"/><path d="M${x + 80 * s} ${y - 12 * s}v-${34 * s}h${12 * s}v${34 * s}Z" fill="#a8442f"/>`;
  return svg(
    fill(night ? [[0, '#0a101c'], [0.5, '#233246'], [0.7, '#5f5a60']] : [[0, '#8ba3b6'], [0.5, '#cfd3cf'], [0.7, '#efe0c4']]),
    veil({ seed, h: 540, freq: [0.0016, 0.006], color: night ? '#33415a' : '#f7f5ef', alpha: 0.7, from: 0.48, to: 0.74 }),
    blur(`<path d="${ridge({ seed: seed + 1, y: 500, rise: 30, peaks: 5, bottom: 570 })}" fill="${night ? '#1b2532' : '#98a6b0'}"/>`, 3),
    blur(cranes, 1),
    boxes,
    night ? many(30, () => glow(random() * W, 470 + random() * 80, 20 + random() * 46, random() < 0.8 ? '#ffc27a' : '#cfe3ff', 0.9)) : '',
    water({ seed: seed + 4, y: 566, top: night ? '#333c4a' : '#a9b1ad', deep: night ? '#070b12' : '#33495a', light: night ? '#ffbf7a' : '#f6f2e4', alpha: 0.5 }),
    reflection(boxes + cranes, 568, { seed, alpha: 0.42, ripple: 24 }),
    shade(650, 715, 260, 26, '#05080c', 0.55),
    tug(540, 712, 1.7),
    tug(300, 650, 0.9),
    veil({ seed: seed + 8, x: 500, y: 690, w: 320, h: 70, freq: [0.012, 0.05], color: '#f0f3f1', alpha: 0.7, from: 0.5, to: 0.68, fade: [[0, 0], [0.5, 1], [1, 0]], }),
  );
}
