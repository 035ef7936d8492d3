import { dice, fill, glow, many, num, reflection, shade, svg, veil, W } from './canvas.mjs';
import { crowd, person } from './figures.mjs';
import { front } from './houses.mjs';

/** Scarves held up over the heads. */
function scarves(seed, y, color) {
  const random = dice(seed);
  return many(9, (at) => {
    const [x, w, up] = [at * 140 + random() * 70 - 30, 84 + random() * 40, y - random() * 46];
    const band = (dx, tone) => `<path d="M${num(x + dx)} ${num(up)}q${num(w / 8)} 9 ${num(w / 5)} 8l-2 24q${num(-w / 10)} 1 ${num(-w / 5)} -8Z" fill="${tone}"/>`;
    return `<path d="M${num(x - 4)} ${num(up + 100)}L${num(x + 2)} ${num(up + 8)}M${num(x + w + 2)} ${num(up + 100)}L${num(x + w - 4)} ${num(up + 8)}" stroke="#1d1418" stroke-width="12" stroke-linecap="round"/><path d="M${num(x)} ${num(up)}q${num(w / 2)} 22 ${num(w)} 0v24q${num(-w / 2)} 20 ${num(-w)} 0Z" fill="${color}"/>${band(w * 0.12, '#efe6d2')}${band(w * 0.58, '#efe6d2')}`;
  });
}

/** Trams in the depot by night; or one in the open, through a crowd with scarves. */
export function trams({ seed, parade = false }) {
  const random = dice(seed);
  const tram = (x, y, s, lit) =>
    `<path d="M${x - 62 * s} ${y}V${y - 196 * s}Q${x - 60 * s} ${y - 226 * s} ${x - 34 * s} ${y - 230 * s}H${x + 34 * s}Q${x + 60 * s} ${y - 226 * s} ${x + 62 * s} ${y - 196 * s}V${y}Z" fill="${lit ? '#9c2b26' : '#5a2422'}"/><path d="M${x - 52 * s} ${y - 96 * s}V${y - 176 * s}Q${x - 50 * s} ${y - 190 * s} ${x - 38 * s} ${y - 192 * s}H${x + 38 * s}Q${x + 50 * s} ${y - 190 * s} ${x + 52 * s} ${y - 176 * s}V${y - 96 * s}Z" fill="${lit ? '#ffe3ab' : '#1b222b'}"/><path d="M${x} ${y - 192 * s}V${y - 96 * s}" stroke="#2a1512" stroke-width="${4 * s}"/><rect x="${x - 38 * s}" y="${y - 220 * s}" width="${76 * s}" height="${18 * s}" fill="#12151a"/><rect x="${x - 62 * s}" y="${y - 84 * s}" width="${124 * s}" height="${12 * s}" fill="#e6dcc4"/>${lit ? glow(x - 40 * s, y - 40 * s, 90 * s, '#fff3cf', 0.9) + glow(x + 40 * s, y - 40 * s, 90 * s, '#fff3cf', 0.9) : `<circle cx="${x - 40 * s}" cy="${y - 40 * s}" r="${9 * s}" fill="#99a2a8"/><circle cx="${x + 40 * s}" cy="${y - 40 * s}" r="${9 * s}" fill="#99a2a8"/>`}`;
  if (parade)
    return svg(fill([[0, '#6f93b8'], [0.5, '#dfe3dd']]), veil({ seed, h: 420, freq: [0.002, 0.006], octaves: 6, color: '#ffffff', alpha: 0.8, from: 0.46, to: 0.72 }), front({ seed, x0: -20, x1: 420, top0: -60, top1: 190, low0: 640, low1: 540, wall: '#a98a6a', glass: '#3a4650', lit: 0, floors: 4, bays: 5 }), front({ seed: seed + 2, x0: 1_220, x1: 790, top0: -90, top1: 200, low0: 640, low1: 540, wall: '#8a5a48', glass: '#3a4650', lit: 0, floors: 4, bays: 5 }), fill([[0, '#8a8078'], [1, '#1a1418']], { y: 540, h: 260 }), tram(600, 640, 1.35, true), crowd(seed, { y: 345, h: 116, x0: 530, x1: 680, count: 5, color: '#2d1216', arms: 0.7 }), crowd(seed + 3, { y: 690, h: 210, count: 22, color: '#3c2226', arms: 0.15 }), scarves(seed, 530, '#8f1d25'), crowd(seed + 5, { y: 870, h: 330, count: 17, color: '#1d1418', arms: 0.06 }), scarves(seed + 2, 590, '#b0202a'), many(260, () => `<rect x="${num(random() * W)}" y="${num(random() * 700)}" width="${num(4 + random() * 7)}" height="${num(3 + random() * 4)}" fill="${['#b0202a', '#f4f0e6', '#d8b04a'][Math.floor(random() * 3)]}" opacity="0.9" transform="rotate(${num(random() * 40 - 20)})"/>`));
  const row = many(5, (at) => tram([120, 345, 600, 855, 1_080][at], 640 - (at % 2) * 8, 1.05, false));
  return svg(
    fill([[0, '#0d1018'], [0.5, '#20242c'], [0.8, '#2a2a2c']]),
    many(7, (at) => `<path d="M${-40 + at * 210} 0L${60 + at * 190} 300" stroke="#2d333c" stroke-width="12"/>`),
    many(6, (at) => glow(110 + at * 200, 190, 260, '#ffd9a0', 0.5, { ry: 330 }) + `<rect x="${84 + at * 200}" y="150" width="54" height="9" fill="#fff1d0"/>`),
    row,
    fill([[0, '#2c2b2b'], [1, '#0b0c0f']], { y: 640, h: 160 }),
    reflection(row, 642, { seed, alpha: 0.4, ripple: 16, soft: 4 }),
    many(5, (at) => `<path d="M${90 + at * 246} 642L${40 + at * 280} 810M${150 + at * 246} 642L${140 + at * 280} 810" stroke="#8a8f96" stroke-width="5" opacity="0.7"/>`),
    person(470, 716, 176, { color: '#08090c', seed: 2 }),
    person(528, 708, 164, { color: '#0d0e12', seed: 9 }),
    shade(500, 720, 120, 14, '#000', 0.6),
  );
}
