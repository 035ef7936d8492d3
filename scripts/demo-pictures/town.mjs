import { blur, dice, fill, glow, H, many, num, rain, reflection, relief, ridge, shade, sparks, svg, veil, W, water } from './canvas.mjs';
import { crowd, person } from './figures.mjs';
import { front } from './houses.mjs';

/** An old street towards a church tower; under water, or after an earthquake. */
export function street({ seed, flood = false, dust = false }) {
  const random = dice(seed);
  const tones = flood ? ['#8e8578', '#77756f', '#9a8a76', '#6e726f'] : dust ? ['#c2a98a', '#b09678', '#cdb596', '#a98d70'] : ['#b08a62', '#9c5f46', '#c2a277', '#7f6c5c'];
  const side = (left) =>
    many(4, (at) => { const u = (depth) => (left ? 600 - depth * 640 : 600 + depth * 640); const [d0, d1] = [[1.02, 0.62, 0.38, 0.23][at], [0.62, 0.38, 0.23, 0.15][at]]; const tall = 1 + random() * 0.4; return front({ seed: seed + at + (left ? 0 : 10), x0: u(d0), x1: u(d1), top0: 440 - d0 * 470 * tall, top1: 440 - d1 * 470 * tall, low0: 478 + d0 * 250, low1: 478 + d1 * 250, wall: tones[(at + (left ? 0 : 2)) % 4], glass: flood ? '#39434a' : '#3f3a38', lit: flood ? 0.08 : dust ? 0 : 0.3, floors: 3, bays: 4 - Math.floor(at / 2), }); });
  const tower = `<path d="M572 500V250h56v250Z" fill="${dust ? '#a08d77' : '#6f6a68'}"/><path d="M566 250L600 ${dust ? 210 : 130}L634 250Z" fill="${dust ? '#7c6a59' : '#3f4a4d'}"/><path d="M588 280h24v44h-24Z" fill="#23262a"/>`;
  const houses = blur(tower, 1.6) + side(true) + side(false);
  const lamp = (x, y, s) => `<path d="M${x} ${y}v${-170 * s}" stroke="#15181c" stroke-width="${5 * s}"/><path d="M${x - 13 * s} ${y - 205 * s}h${26 * s}l${-5 * s} ${34 * s}h${-16 * s}Z" fill="#ffe0a0"/>${glow(x, y - 188 * s, 120 * s, '#ffcb7a', dust || flood ? 0.25 : 0.8)}`;
  const pile = (x0, x1, y, at) => {
    const heap = ridge({ seed: seed + at, y, rise: 46, rough: 0.62, peaks: 4, x0, x1, bottom: 790, island: true });
    const beams = many(5, () => `<path d="M${num(x0 + random() * (x1 - x0))} ${num(700 + random() * 60)}l${num(random() * 160 - 80)} ${num(-90 - random() * 110)}" stroke="#4a3726" stroke-width="${num(7 + random() * 7)}"/>`);
    return `${beams}<path d="${heap}" fill="#a88f72"/>${relief({ seed: seed + at, x: x0, y: y - 60, w: x1 - x0, h: 860 - y, freq: [0.035, 0.04], octaves: 4, height: 12, light: '#fff0d6', azimuth: 300, elevation: 32, clip: heap, mode: 'multiply' })}`;
  };
  const rubble = dust ? pile(-120, 470, 610, 31) + pile(760, 1_340, 580, 37) : '';
  return svg(
    fill(flood ? [[0, '#7d8a92'], [0.6, '#c9cdcb']] : dust ? [[0, '#b7a284'], [0.6, '#efdcb6']] : [[0, '#49618a'], [0.35, '#c08d7c'], [0.6, '#ffd59a']]),
    veil({ seed, h: 480, freq: [0.002, 0.006], octaves: 6, color: flood ? '#5f6c75' : dust ? '#d9c29a' : '#5a5070', alpha: 0.8, from: 0.42, to: 0.7 }),
    dust || flood ? '' : glow(600, 470, 420, '#ffdf9f', 0.8),
    houses,
    fill(flood ? [[0, '#8d8674'], [1, '#4b4436']] : dust ? [[0, '#c4ab88'], [1, '#5f5040']] : [[0, '#a98c70'], [1, '#2f2a2c']], { y: 500, h: 300 }),
    flood ? water({ seed: seed + 4, y: 500, top: '#a39d8c', deep: '#4e4738', light: '#e4e0d0', alpha: 0.4 }) : relief({ seed: seed + 4, y: 500, h: 300, freq: [0.05, 0.22], octaves: 3, height: 3, light: '#ffe9cc', azimuth: 270, elevation: 34, alpha: 0.7, mode: 'multiply' }),
    flood ? reflection(houses, 560, { seed, alpha: 0.55, ripple: 34, soft: 3 }) : '',
    flood ? '<path d="M690 640q70 -20 168 -4q10 22 -12 38h-120q-28 -8 -36 -34Z" fill="#2d3a30"/><path d="M690 640q70 -20 168 -4l-4 8q-86 -10 -160 4Z" fill="#7c8a6a"/>' + person(742, 660, 118, { color: '#1b2024', seed: 3 }) + person(806, 656, 104, { color: '#5a2b24', seed: 6 }) + '<path d="M768 590L900 712" stroke="#3a3027" stroke-width="5"/>' : '',
    rubble,
    lamp(940, flood ? 660 : 690, 1.35),
    lamp(300, flood ? 600 : 610, 0.8),
    dust ? crowd(seed, { y: 610, h: 120, x0: 480, x1: 740, count: 5, color: '#3a3029', jitter: 0.3 }) : flood ? '' : crowd(seed, { y: 640, h: 130, x0: 420, x1: 800, count: 6, color: '#221d20', jitter: 0.4 }),
    dust ? veil({ seed: seed + 8, y: 240, h: 420, freq: [0.003, 0.006], octaves: 6, color: '#e3cda6', alpha: 0.8, from: 0.42, to: 0.68, fade: [[0, 0.2], [0.5, 1], [1, 0]], }) : '',
    flood ? rain(seed, 320, { alpha: 0.22 }) : '',
  );
}

/** A front of columns under a pediment. */
function columns({ x, y, w, h, count, stone, dark }) {
  const step = w / count;
  const shafts = many(count, (at) => {
    const [left, wide] = [x + at * step + step * 0.22, step * 0.5];
    return (fill([[0, dark], [0.3, stone], [0.55, stone], [1, dark]], { x: left, y: y + h * 0.28, w: wide, h: h * 0.62, across: true }) + `<rect x="${num(left - 5)}" y="${num(y + h * 0.26)}" width="${num(wide + 10)}" height="${num(h * 0.035)}" fill="${stone}"/><rect x="${num(left - 5)}" y="${num(y + h * 0.885)}" width="${num(wide + 10)}" height="${num(h * 0.03)}" fill="${stone}"/>`);
  });
  const steps = many(4, (at) => `<rect x="${x - 14 - at * 16}" y="${num(y + h * 0.91 + at * h * 0.027)}" width="${w + 28 + at * 32}" height="${num(h * 0.03)}" fill="${at % 2 ? dark : stone}" opacity="${0.95 - at * 0.1}"/>`);
  return `<rect x="${x}" y="${num(y + h * 0.28)}" width="${w}" height="${num(h * 0.64)}" fill="#0e1116" opacity="0.85"/>${shafts}<path d="M${x - 16} ${num(y + h * 0.26)}V${num(y + h * 0.19)}H${x + w + 16}V${num(y + h * 0.26)}Z" fill="${stone}"/><path d="M${x - 22} ${num(y + h * 0.19)}L${x + w / 2} ${y}L${x + w + 22} ${num(y + h * 0.19)}Z" fill="${dark}"/><path d="M${x + 30} ${num(y + h * 0.172)}L${x + w / 2} ${num(y + h * 0.03)}L${x + w - 30} ${num(y + h * 0.172)}Z" fill="${stone}" opacity="0.7"/>${steps}`;
}

/** The parliament by night, its windows lit, cameras in front of it. */
export function parliament({ seed }) {
  const wing = (x, w) =>
    `<rect x="${x}" y="330" width="${w}" height="230" fill="#2b2a33"/><rect x="${x - 6}" y="318" width="${w + 12}" height="16" fill="#3f3d48"/>` +
    many(Math.round(w / 38) * 2, (at) => `<rect x="${x + 14 + Math.floor(at / 2) * 38}" y="${360 + (at % 2) * 96}" width="17" height="58" rx="8" fill="${(at * 7) % 5 ? '#ffcf86' : '#4a4148'}"/>`);
  const house =
    wing(60, 320) +
    wing(820, 320) +
    '<path d="M520 260Q520 130 600 130Q680 130 680 260Z" fill="#34424a"/><path d="M594 130V86h12v44Z" fill="#34424a"/><path d="M600 52v40M600 54l34 9l-34 10" stroke="#b5483c" stroke-width="4" fill="#b5483c"/><rect x="500" y="252" width="200" height="60" fill="#3d3c46"/>' +
    columns({ x: 390, y: 236, w: 420, h: 330, count: 7, stone: '#cdb083', dark: '#6b5844' });
  return svg(
    fill([[0, '#0b1026'], [0.4, '#26305a'], [0.7, '#6d5a72']]),
    veil({ seed, h: 480, freq: [0.002, 0.006], octaves: 6, color: '#43395c', alpha: 0.8, from: 0.44, to: 0.7 }),
    glow(600, 520, 620, '#ffb765', 0.35, { ry: 300 }),
    house,
    many(5, (at) => glow(430 + at * 84, 545, 70, '#ffd08a', 0.5)),
    fill([[0, '#3a3640'], [1, '#0c0d14']], { y: 564, h: H - 564 }),
    reflection(house, 566, { seed, alpha: 0.42, ripple: 22, soft: 4 }),
    water({ seed: seed + 3, y: 564, top: '#00000000', deep: '#0a0c14', light: '#ffcb8a', alpha: 0.25 }),
    crowd(seed, { y: 736, h: 190, x0: 20, x1: 1_190, count: 17, color: '#07080d', jitter: 0.25, arms: 0.15 }),
    many(6, (at) => `<path d="M${150 + at * 190} ${585 + (at % 2) * 16}h46v30h-46Z M${196 + at * 190} ${592 + (at % 2) * 16}l22 -7v30l-22 -7Z" fill="#07080d"/>` + glow(166 + at * 190, 590 + (at % 2) * 16, 30, at % 3 ? '#ff5a4a' : '#ffffff', 0.8)),
    rain(seed, 90, { alpha: 0.12 }),
  );
}

/** The central bank in rain. */
export function bank({ seed }) {
  const house =
    `<rect x="-10" y="150" width="1220" height="440" fill="#6e7274"/>${relief({ seed: seed + 1, y: 150, h: 440, freq: [0.03, 0.05], height: 3, light: '#d8d8d4', alpha: 0.5, mode: 'multiply' })}${many(6, (at) => `<rect x="${40 + at * 52 + (at > 2 ? 800 : 0)}" y="330" width="26" height="120" fill="#2e3438"/>`)}` +
    columns({ x: 270, y: 92, w: 660, h: 510, count: 8, stone: '#b9bab4', dark: '#5c6164' });
  const umbrella = (x, y, s, color) =>
    `<path d="M${x - 62 * s} ${y - 128 * s}Q${x} ${y - 216 * s} ${x + 62 * s} ${y - 128 * s}Q${x + 30 * s} ${y - 142 * s} ${x} ${y - 130 * s}Q${x - 30 * s} ${y - 142 * s} ${x - 62 * s} ${y - 128 * s}Z" fill="${color}"/><path d="M${x} ${y - 176 * s}V${y - 60 * s}" stroke="#111" stroke-width="${3 * s}"/>`;
  return svg(
    fill([[0, '#8a949a'], [0.5, '#b4babb']]),
    veil({ seed, h: 300, freq: [0.002, 0.006], octaves: 6, color: '#5d676e', alpha: 0.7, from: 0.42, to: 0.7 }),
    house,
    glow(600, 480, 200, '#ffcf8a', 0.6),
    fill([[0, '#595f62'], [1, '#23282c']], { y: 600, h: 200 }),
    reflection(house, 602, { seed, alpha: 0.4, ripple: 30, soft: 4 }),
    water({ seed: seed + 2, y: 604, top: '#00000000', deep: '#20262a', light: '#dfe4e4', alpha: 0.3 }),
    [[240, 730, 0.95, '#7a2620'], [330, 745, 1, '#16191d'], [655, 705, 0.8, '#1d2227'], [930, 765, 1.15, '#22343f'], [1_040, 742, 1, '#14171b']] .map(([x, y, s, color]) => person(x, y, 150 * s, { color: '#14181c', seed: x, lean: 5 }) + umbrella(x, y, s, color)) .join(''),
    rain(seed, 520, { alpha: 0.3 }),
  );
}

/** A city at night; `dark` takes the light from most of it. */
export function skyline({ seed, dark = false }) {
  const random = dice(seed);
  const row = (y, count, tall, tone, share) =>
    many(count, (at) => { const [w, h] = [(W / count) * (0.7 + random() * 0.6), tall * (0.35 + random() ** 1.7)]; const x = (at / count) * W - 20; const cols = Math.floor(w / 13); const panes = many(cols * Math.floor(h / 17), (cell) => (random() < share ? `<rect x="${num(x + 5 + (cell % cols) * 13)}" y="${num(y - h + 9 + Math.floor(cell / cols) * 17)}" width="6" height="8" fill="${random() < 0.8 ? '#ffd28a' : '#cfe2ff'}" opacity="${num(0.5 + random() * 0.5)}"/>` : '')); return `<rect x="${num(x)}" y="${num(y - h)}" width="${num(w)}" height="${num(h + 40)}" fill="${tone}"/>${panes}`; });
  const city = row(560, 26, 300, '#1c2438', dark ? 0.01 : 0.4) + row(580, 18, 210, '#121828', dark ? 0.015 : 0.35) + row(596, 30, 90, '#0a0e18', dark ? 0.01 : 0.3);
  return svg(
    fill([[0, '#0a1026'], [0.45, '#2b3558'], [0.72, '#8a6f7e']]),
    sparks(seed, 240, { h: 340, color: '#dfe8ff' }),
    veil({ seed, h: 540, freq: [0.002, 0.007], octaves: 6, color: '#3a3f62', alpha: 0.75, from: 0.45, to: 0.72 }),
    city,
    dark ? glow(300, 590, 46, '#ffb45a', 0.9) + glow(905, 580, 60, '#ff4a3a', 0.7) + glow(640, 588, 34, '#ffe0a0', 0.9) : '',
    water({ seed: seed + 3, y: 604, top: '#4b4a62', deep: '#080b16', light: '#ffc78a', alpha: dark ? 0.2 : 0.5 }),
    reflection(city, 604, { seed, alpha: 0.5, ripple: 30, soft: 3 }),
  );
}

/** Rain on a window; the harbour's lights behind it. */
export function window({ seed }) {
  const random = dice(seed);
  const lights = many(46, () => glow(random() * W, 300 + random() * 260, 40 + random() * 70, ['#ffbf6a', '#ff7a4a', '#cfe3ff', '#ffe6b0', '#7fd0c0'][Math.floor(random() * 5)], 0.75, { core: 0.5 }));
  const drops = many(420, () => {
    const [x, y, r] = [random() * W, random() * H, 1.5 + random() ** 4 * 13];
    return `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(r)}" ry="${num(r * 1.18)}" fill="#0c1420" opacity="0.35"/><ellipse cx="${num(x)}" cy="${num(y + r * 0.25)}" rx="${num(r * 0.75)}" ry="${num(r * 0.75)}" fill="#e6eef6" opacity="0.28"/><circle cx="${num(x - r * 0.3)}" cy="${num(y - r * 0.4)}" r="${num(r * 0.22)}" fill="#fff" opacity="0.8"/>`;
  });
  const runs = many(16, () => {
    const [x, y] = [random() * W, random() * 500];
    return `<path d="M${num(x)} ${num(y)}q${num(random() * 16 - 8)} 80 ${num(random() * 10 - 5)} ${num(120 + random() * 200)}" stroke="#dfe9f2" stroke-width="${num(2 + random() * 3)}" opacity="0.16" fill="none"/>`;
  });
  return svg(
    fill([[0, '#1c2838'], [0.5, '#34465a'], [0.75, '#1b2430'], [1, '#0d131b']]),
    veil({ seed, freq: [0.002, 0.005], octaves: 6, color: '#5c7083', alpha: 0.6, from: 0.4, to: 0.7 }),
    blur(`<path d="${ridge({ seed, y: 420, rise: 40, peaks: 5 })}" fill="#141c28"/><path d="M760 480L780 200h26l20 280Z" fill="#101722"/>`, 9),
    lights,
    veil({ seed: seed + 3, freq: [0.01, 0.012], color: '#a9bccb', alpha: 0.28, from: 0.4, to: 0.75 }),
    runs,
    drops,
    '<path d="M-10 -10H34V810H-10Z M1168 -10H1210V810H1168Z M-10 760H1210V810H-10Z M592 -10h20V810h-20Z" fill="#0a0d12"/>',
  );
}

/** A morning market on a bridge. */
export function market({ seed }) {
  const random = dice(seed);
  const stall = (x, y, s, one) =>
    `<path d="M${x - 120 * s} ${y - 190 * s}L${x - 96 * s} ${y - 240 * s}H${x + 96 * s}L${x + 120 * s} ${y - 190 * s}Z" fill="${one}"/>${many(6, (at) => `<path d="M${num(x + (-120 + at * 40) * s)} ${num(y - 190 * s)}l${num(8 * s * (1 - at / 3) * -1 + 8 * s)} ${num(-50 * s)}h${num(14 * s)}l${num(6 * s)} ${num(50 * s)}Z" fill="#efe6d2" opacity="0.8"/>`)}<path d="M${x - 112 * s} ${y - 190 * s}V${y}M${x + 112 * s} ${y - 190 * s}V${y}" stroke="#2b2522" stroke-width="${6 * s}"/><rect x="${x - 116 * s}" y="${y - 66 * s}" width="${232 * s}" height="${66 * s}" fill="#4a3a2c"/>${many(46, () => `<circle cx="${num(x + (random() * 216 - 108) * s)}" cy="${num(y - (66 + random() * 16) * s)}" r="${num((6 + random() * 5) * s)}" fill="${['#b5432e', '#d98a2b', '#8a9a3c', '#c9b04a', '#6d2f3d'][Math.floor(random() * 5)]}"/>`)}`;
  return svg(
    fill([[0, '#7f9fbd'], [0.45, '#f0dcb8']]),
    veil({ seed, h: 400, freq: [0.002, 0.007], octaves: 6, color: '#ffffff', alpha: 0.8, from: 0.47, to: 0.72 }),
    glow(220, 240, 420, '#ffe6ae', 0.8),
    blur(front({ seed, x0: 120, x1: 520, top0: 250, top1: 210, low0: 470, low1: 470, wall: '#a8917a', glass: '#5a5450', lit: 0.1, floors: 3, bays: 9 }) + front({ seed: seed + 1, x0: 520, x1: 980, top0: 180, top1: 230, low0: 470, low1: 470, wall: '#94705c', glass: '#544c4a', lit: 0.1, floors: 4, bays: 9 }) + '<path d="M470 240V120l26 -60l26 60v120Z" fill="#6d6a68"/>', 2.4),
    fill([[0, '#b59f83'], [1, '#4c4037']], { y: 470, h: 330 }),
    relief({ seed: seed + 3, y: 470, h: 330, freq: [0.05, 0.24], octaves: 3, height: 2.5, light: '#ffecd0', alpha: 0.6, mode: 'multiply' }),
    blur(stall(330, 560, 0.72, '#8a3a32') + stall(760, 560, 0.72, '#3d6470') + crowd(seed, { y: 566, h: 120, x0: 420, x1: 680, count: 8, color: '#3a322f' }), 1.2),
    stall(120, 690, 1.25, '#3f5a44'),
    stall(1_040, 700, 1.35, '#a8672f'),
    crowd(seed + 4, { y: 730, h: 230, x0: 330, x1: 860, count: 7, color: '#231d1c', jitter: 0.3 }),
    shade(600, 740, 420, 20, '#000', 0.4),
    glow(220, 400, 700, '#ffe0a0', 0.25),
  );
}
