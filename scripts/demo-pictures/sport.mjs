import { blur, dice, fill, glow, H, many, num, relief, ridge, shade, sparks, svg, veil, W, within } from './canvas.mjs';
import { person, runner } from './figures.mjs';

/** A full stadium under floodlights. */
export function stadium({ seed }) {
  const random = dice(seed);
  const stand = 'M-20 250Q600 120 1220 250V520H-20Z';
  const faces = many(3_600, () => {
    const x = random() * W;
    const top = 225 - 75 * Math.sin((x / W) * Math.PI) + 30;
    const y = top + random() * (500 - top);
    return `<circle cx="${num(x)}" cy="${num(y)}" r="${num(1.6 + random() * 1.6)}" fill="${['#b0202a', '#d8d3cc', '#7d828c', '#33405c', '#e8b7a0', '#8f1d25'][Math.floor(random() * 6)]}" opacity="${num(0.5 + random() * 0.5)}"/>`;
  });
  const stripes = many(12, (at) => `<path d="M${-400 + at * 168} 520L${-1_000 + at * 270} 810H${-865 + at * 270}L${-316 + at * 168} 520Z" fill="#fff" opacity="0.05"/>`);
  const mast = (x) => many(3, (row) => many(6, (at) => glow(x - 50 + at * 20, 60 + row * 18, 30, '#f4f8ff', 0.95, { core: 0.25 }))) + glow(x, 80, 520, '#cfe0ff', 0.36) + `<path d="M${x} 112V300" stroke="#0b0e15" stroke-width="8"/>`;
  const players = [[300, 640, 66, 0, 1], [420, 610, 56, 1, -1], [700, 652, 74, 1, -1], [845, 605, 54, 0, -1], [560, 590, 50, 1, 1], [975, 700, 92, 1, -1], [180, 706, 94, 0, 1], [748, 640, 70, 0, -1]]
    .map(([x, y, h, side, turn]) => shade(x + 16, y, h * 0.8, h * 0.1, '#02100a', 0.6) + runner(x, y, h, { shirt: side ? '#b3202c' : '#dfe2ea', shorts: side ? '#f0ede6' : '#20304f', skin: x % 3 ? '#b58567' : '#7a5440', turn, stride: 0.7 + (x % 5) / 10 }))
    .join('');
  return svg(
    fill([[0, '#060a16'], [0.4, '#18223c']]),
    veil({ seed, h: 360, freq: [0.002, 0.006], octaves: 6, color: '#55658c', alpha: 0.5, from: 0.45, to: 0.75 }),
    `<path d="${stand}" fill="#141822"/>`,
    faces,
    '<path d="M-20 236Q600 96 1220 236V190Q600 40 -20 190Z" fill="#0b0e16"/>',
    sparks(seed + 4, 60, { y: 240, h: 240, r: 2.6, color: '#ffffff' }),
    `<path d="M-20 500H1220V528H-20Z" fill="#0d1b38"/>${many(20, (at) => `<rect x="${at * 62}" y="504" width="52" height="20" fill="${['#8f1d25', '#d8d3cc', '#1c4670', '#c9a03a'][at % 4]}" opacity="0.8"/>`)}`,
    fill([[0, '#2f7a45'], [0.4, '#24633a'], [1, '#123d22']], { y: 526, h: 274 }),
    stripes,
    '<path d="M-20 556H1220M130 556L-60 810M620 526L640 810" stroke="#dfeee2" stroke-width="3" opacity="0.6" fill="none"/><ellipse cx="630" cy="650" rx="220" ry="58" stroke="#dfeee2" stroke-width="3" opacity="0.6" fill="none"/>',
    players,
    '<circle cx="640" cy="655" r="6" fill="#fff"/>',
    mast(120),
    mast(1_080),
    veil({ seed: seed + 6, y: 60, h: 480, freq: [0.002, 0.005], color: '#b9c8e6', alpha: 0.22, from: 0.4, to: 0.7, mode: 'screen' }),
  );
}

/** The ball on its spot, the goal behind it, out of focus. */
export function penalty({ seed }) {
  const net = many(34, (at) => `<path d="M${330 + at * 17} 250V470" stroke="#cfd6dc" stroke-width="1" opacity="0.5"/>`) + many(14, (at) => `<path d="M320 ${250 + at * 17}H900" stroke="#cfd6dc" stroke-width="1" opacity="0.5"/>`);
  const goal = `${net}<path d="M314 474V240H906V474" stroke="#f4f6f6" stroke-width="12" fill="none"/>`;
  return svg(
    fill([[0, '#0d1322'], [0.5, '#2a3552'], [0.6, '#1b3a2a']]),
    blur(sparks(seed, 900, { y: 40, h: 380, r: 9, color: '#8f1d25', alpha: 0.5 }) + sparks(seed + 1, 700, { y: 40, h: 380, r: 8, color: '#c9cdd6', alpha: 0.4 }) + sparks(seed + 2, 500, { y: 40, h: 380, r: 8, color: '#20304f', alpha: 0.7 }), 9),
    many(14, (at) => glow(60 + at * 86, 60 + (at % 3) * 26, 70, '#f0f5ff', 0.7)),
    fill([[0, '#1f6b3a'], [0.3, '#2b8548'], [1, '#0e3a1f']], { y: 462, h: H - 462 }),
    blur(goal, 4.5),
    blur(person(610, 476, 190, { color: '#c7a02e', arm: 2, seed: 4, coat: 0 }) + person(520, 478, 4, { color: '#c7a02e' }), 5),
    relief({ seed: seed + 4, y: 470, h: H - 470, freq: [0.25, 0.12], octaves: 2, height: 1.6, light: '#e2f2d4', azimuth: 260, elevation: 50, alpha: 0.5, mode: 'multiply' }),
    '<path d="M-20 560H1220" stroke="#e8f2e8" stroke-width="12" opacity="0.35"/>',
    shade(420, 722, 150, 18, '#03140a', 0.8),
    `<g transform="translate(360 662)"><circle r="66" fill="#e9e9e4"/><path d="M0 -22L21 -7L13 18H-13L-21 -7Z M0 -66L16 -52L0 -40L-16 -52Z M62 -22L50 -4L58 16L65 4Z M-62 -22L-50 -4L-58 16L-65 4Z M38 52L22 46L12 58L18 64Z M-38 52L-22 46L-12 58L-18 64Z" fill="#1c1e22"/><circle r="66" fill="none" stroke="#00000055" stroke-width="2"/></g>${shade(388, 690, 62, 54, '#05070a', 0.55)}`,
    glow(336, 628, 60, '#ffffff', 0.5),
    blur(many(60, (at) => `<path d="M${at * 21} 800q${(at % 5) * 3 - 6} -40 ${(at % 7) * 4 - 10} -${30 + ((at * 13) % 40)}" stroke="#1b5a2f" stroke-width="7" fill="none"/>`), 5),
  );
}

/** A rider alone on a white plain. */
export function cyclist({ seed }) {
  const wheel = (x) => `<circle cx="${x}" cy="596" r="46" stroke="#15171c" stroke-width="5" fill="none"/>${many(8, (at) => `<path d="M${x} 596l${num(44 * Math.cos(at * 0.785))} ${num(44 * Math.sin(at * 0.785))}" stroke="#15171c" stroke-width="0.8"/>`)}`;
  const rider = `<path d="M690 596L728 522L800 520L822 596M728 522L770 592L690 596M770 592L800 520M800 520L812 500l18 4" stroke="#9c1f28" stroke-width="5" fill="none"/><path d="M722 512Q752 452 806 456L826 498" stroke="#c8ccd4" stroke-width="26" stroke-linecap="round" stroke-linejoin="round" fill="none"/><path d="M726 512L752 550L768 590" stroke="#16181d" stroke-width="17" stroke-linecap="round" stroke-linejoin="round" fill="none"/><circle cx="834" cy="446" r="15" fill="#8a5f48"/><path d="M816 444q4 -22 24 -20q16 4 14 18q-18 -4 -38 2Z" fill="#9c1f28"/>`;
  return svg(
    fill([[0, '#3f6c9c'], [0.4, '#a9c4d6'], [0.58, '#f3ead6']]),
    veil({ seed, h: 440, freq: [0.0016, 0.006], octaves: 6, color: '#ffffff', alpha: 0.8, from: 0.5, to: 0.74 }),
    blur(`<path d="${ridge({ seed: seed + 2, y: 470, rise: 50, peaks: 6, bottom: 500 })}" fill="#93a5b5"/>`, 3),
    fill([[0, '#ece4d4'], [0.4, '#d8cdb9'], [1, '#9a8c78']], { y: 478, h: H - 478 }),
    relief({ seed: seed + 3, y: 478, h: H - 478, freq: [0.012, 0.07], height: 5, light: '#fff6e2', azimuth: 250, elevation: 40, alpha: 0.6, mode: 'multiply' }),
    `<path d="M-20 640L1220 618V700L-20 740Z" fill="#77706a" opacity="0.85"/><path d="M-20 690L1220 658" stroke="#e9e2d2" stroke-width="4" stroke-dasharray="90 60" opacity="0.7"/>`,
    shade(770, 648, 150, 9, '#1b1712', 0.7),
    wheel(690) + wheel(824) + rider,
    within(veil({ seed: seed + 6, x: 380, y: 540, w: 320, h: 120, freq: [0.012, 0.03], color: '#f3ead8', alpha: 0.9, from: 0.42, to: 0.66 }), 560, 610, 170, 60),
    blur('<path d="M90 -10V810" stroke="#2a2f36" stroke-width="30"/>', 10),
  );
}
