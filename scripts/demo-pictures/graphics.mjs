import { blur, dice, fill, glow, many, num, relief, ridge, shade, svg, veil } from './canvas.mjs';

const FACE = 'font-family="DejaVu Sans, Liberation Sans, sans-serif"';

/** The two main rates over three years, as steps. */
export function rates() {
  const [left, right, bottom] = [110, 1_040, 640];
  const y = (rate) => bottom - (rate - 1) * 104;
  const step = (values) => values.map(([at, rate], index) => `${index ? `H${num(left + at * (right - left))}V${num(y(rate))}` : `M${left} ${num(y(rate))}`}`).join('') + `H${right}`;
  const [one, other] = [
    step([[0, 2], [0.14, 2.5], [0.34, 2.75], [0.5, 3], [0.97, 2.75]]),
    step([[0, 2.5], [0.2, 3], [0.41, 3.5], [0.66, 4], [0.985, 4.25]]),
  ];
  const lines = many(5, (at) => `<path d="M${left} ${y(1 + at)}H${right}" stroke="#cfc7b6" stroke-width="1.5"/><text x="${left - 20}" y="${y(1 + at) + 8}" text-anchor="end" ${FACE} font-size="24" fill="#5c564a">${1 + at}</text>`);
  const years = many(3, (at) => `<path d="M${left + at * 310} ${bottom}v14" stroke="#8a8272" stroke-width="2"/><text x="${left + at * 310 + 155}" y="${bottom + 44}" text-anchor="middle" ${FACE} font-size="24" fill="#5c564a">Year ${at + 1}</text>`);
  return svg(
    fill([[0, '#f8f3e8'], [1, '#efe8d8']]),
    `<rect x="${left}" y="70" width="90" height="8" fill="#a3211c"/><text x="${left}" y="128" ${FACE} font-size="40" font-weight="700" fill="#1b1915">An hour apart</text><text x="${left}" y="172" ${FACE} font-size="25" fill="#5c564a">Main rates of the two central banks, per cent</text>`,
    lines,
    years,
    `<path d="${one}V${bottom}H${left}Z" fill="#a3211c" opacity="0.07"/><path d="${one}" stroke="#a3211c" stroke-width="6" fill="none"/><path d="${other}" stroke="#1c5570" stroke-width="6" fill="none"/>`,
    `<circle cx="${right}" cy="${y(2.75)}" r="10" fill="#a3211c"/><circle cx="${right}" cy="${y(4.25)}" r="10" fill="#1c5570"/>`,
    `<text x="${right - 10}" y="${y(2.75) + 48}" text-anchor="end" ${FACE} font-size="27" font-weight="700" fill="#a3211c">Velloria 2.75</text><text x="${right - 10}" y="${y(4.25) - 24}" text-anchor="end" ${FACE} font-size="27" font-weight="700" fill="#1c5570">Karsund 4.25</text>`,
    `<text x="${left}" y="744" ${FACE} font-size="20" fill="#7a7363">Source: Bank of the Estuary, Crown Bank</text>`,
  );
}

/** A storm from above, over islands. */
export function storm({ seed }) {
  const arms = many(260, (at) => {
    const [turn, arm] = [at * 0.052, at % 2 ? Math.PI : 0];
    const r = 26 + turn * 34;
    const [x, y] = [640 + Math.cos(turn + arm) * r * 1.12, 400 + Math.sin(turn + arm) * r * 0.86];
    return shade(num(x), num(y), num(30 + turn * 7), num(24 + turn * 5), '#ffffff', num(8 / (8 + turn * 1.4)) * 0.55);
  });
  const islands = many(6, (at) => `<path transform="translate(${120 + at * 66} ${250 + ((at * 97) % 220)}) scale(${0.24 + (at % 3) * 0.12})" d="M0 0q60 -60 140 -30q90 30 60 110q-40 60 -120 40q-110 -20 -80 -120Z" fill="#6f7d58"/>`);
  return svg(
    fill([[0, '#0f3350'], [1, '#0a2138']]),
    veil({ seed, freq: [0.003, 0.004], octaves: 5, color: '#1d5274', alpha: 0.7, from: 0.4, to: 0.7 }),
    `<path d="M-20 -20H420Q360 60 250 70Q170 150 60 120Q0 180 -20 170Z M820 820Q900 700 1040 730Q1130 660 1220 690V820Z" fill="#5f6d4c"/>`,
    relief({ seed: seed + 1, freq: [0.03, 0.03], height: 4, light: '#f4f0e0', alpha: 0.28, mode: 'multiply' }),
    islands,
    blur(arms, 5),
    veil({ seed: seed + 3, freq: [0.006, 0.007], octaves: 6, color: '#ffffff', alpha: 0.75, from: 0.52, to: 0.74 }),
    blur('<ellipse cx="640" cy="400" rx="28" ry="22" fill="#0c2740"/>', 5),
    many(20, (at) => `<path d="M${at * 120 - 600} -20Q${at * 120 - 540} 400 ${at * 120 - 600} 820" stroke="#cfe0ea" stroke-width="1" opacity="0.18" fill="none"/>`),
    many(7, (at) => `<path d="M-20 ${at * 130}H1220" stroke="#cfe0ea" stroke-width="1" opacity="0.18"/>`),
    '<path d="M1130 700Q980 560 700 440" stroke="#ffd24a" stroke-width="5" stroke-dasharray="4 16" stroke-linecap="round" fill="none"/><path d="M570 350Q420 270 330 180" stroke="#ff5a46" stroke-width="6" fill="none"/><path d="M330 180l40 4l-22 30Z" fill="#ff5a46"/>',
    `<text x="360" y="150" ${FACE} font-size="28" font-weight="700" fill="#ffffff">Friday 05:00</text><text x="96" y="520" ${FACE} font-size="26" fill="#ffffff">Halcyon Islands</text><text x="690" y="520" ${FACE} font-size="38" font-weight="700" fill="#ffffff">Wenna</text>`,
  );
}

/** Two coasts and the line between them in the water. */
export function strait({ seed }) {
  const north = 'M-20 -20H1220V150Q1090 210 1010 180Q930 150 880 220Q800 290 690 250Q590 214 520 270Q420 340 300 280Q180 230 90 290Q20 330 -20 310Z';
  const south = 'M-20 820V620Q90 560 190 610Q300 660 390 580Q470 520 580 560Q690 610 780 540Q870 470 980 520Q1100 570 1220 480V820Z';
  const land = (path, id) => `<path d="${path}" fill="#e6dcc3" stroke="#9a8c6c" stroke-width="3"/>${relief({ seed: seed + id, freq: [0.008, 0.01], octaves: 6, height: 9, light: '#fffaf0', azimuth: 230, elevation: 50, clip: path, alpha: 0.55, mode: 'multiply' })}`;
  const depth = many(4, (at) => `<path d="${north}" fill="none" stroke="#8fb9c8" stroke-width="${60 - at * 14}" opacity="0.16"/><path d="${south}" fill="none" stroke="#8fb9c8" stroke-width="${60 - at * 14}" opacity="0.16"/>`);
  const town = (x, y, name, end = 'start') => `<circle cx="${x}" cy="${y}" r="8" fill="#fff" stroke="#1b1915" stroke-width="4"/><text x="${x + (end === 'start' ? 18 : -18)}" y="${y + 9}" text-anchor="${end}" ${FACE} font-size="26" fill="#1b1915">${name}</text>`;
  return svg(
    fill([[0, '#b9d3db'], [1, '#a6c6d1']]),
    depth,
    land(north, 1),
    land(south, 2),
    '<path d="M-20 470Q180 420 330 450Q470 480 600 410Q760 330 900 360Q1060 390 1220 320" stroke="#a3211c" stroke-width="5" stroke-dasharray="22 12" fill="none"/>',
    '<path d="M-20 440Q180 390 330 420Q470 450 600 380Q760 300 900 330Q1060 360 1220 290V350Q1060 420 900 390Q760 360 600 440Q470 510 330 480Q180 450 -20 500Z" fill="#1c5570" opacity="0.16"/>',
    town(226, 236, 'Hollenvik') + town(860, 584, 'Port Amsel') + town(470, 600, 'Lower Brindle', 'end') + town(1_040, 150, 'Karsvik', 'end'),
    `<text x="120" y="110" ${FACE} font-size="42" letter-spacing="10" fill="#6b6146">KARSUND</text><text x="560" y="720" ${FACE} font-size="42" letter-spacing="10" fill="#6b6146">VELLORIA</text><text x="470" y="395" ${FACE} font-size="30" font-style="italic" fill="#1c5570" transform="rotate(-10 470 395)">Corrow Strait</text>`,
    '<path d="M60 740h160M60 732v16M140 732v16M220 732v16" stroke="#1b1915" stroke-width="3"/>',
    `<text x="60" y="720" ${FACE} font-size="20" fill="#1b1915">0</text><text x="196" y="720" ${FACE} font-size="20" fill="#1b1915">20 km</text>`,
  );
}

/** The pen of a seismograph on its drum. */
export function seismogram({ seed }) {
  const random = dice(seed);
  const trace = (y, burst) => {
    let path = `M-20 ${y}`;
    for (let x = -20; x < 1_220; x += 3) { const since = x - 420; const swing = burst && since > 0 ? 150 * Math.exp(-since / 210) * Math.min(1, since / 12) : 3; path += `L${x} ${num(y + (random() - 0.5) * 2 * (swing + 2))}`; }
    return `<path d="${path}" stroke="#1a2230" stroke-width="${burst ? 2.4 : 1.6}" fill="none" opacity="${burst ? 0.95 : 0.7}"/>`;
  };
  return svg(
    fill([[0, '#5d5a52'], [0.18, '#d9d2bf'], [0.5, '#f4eedd'], [0.8, '#d4ccb6'], [1, '#4d4a44']]),
    many(26, (at) => `<path d="M-20 ${at * 32}H1220" stroke="#b5432e" stroke-width="1" opacity="0.18"/>`) + many(40, (at) => `<path d="M${at * 32} 0V800" stroke="#b5432e" stroke-width="1" opacity="0.14"/>`),
    many(4, (at) => trace(110 + at * 66, false)),
    trace(460, true),
    many(2, (at) => trace(650 + at * 66, false)),
    `<g opacity="0.5">${shade(900, 560, 320, 60, '#000', 0.4)}</g>`,
    '<path d="M1230 300L690 446L684 462L1230 352Z" fill="#3d4248"/><path d="M1230 300L690 446L688 451L1230 316Z" fill="#aab2b8"/><path d="M700 440l-40 26l44 -6Z" fill="#14171b"/>',
    blur(`<path d="${ridge({ seed, y: 760, rise: 10, peaks: 2 })}" fill="#1a1613"/><circle cx="1100" cy="120" r="120" fill="#2b2621" opacity="0.55"/>`, 14),
    glow(420, 240, 420, '#fff6de', 0.35),
  );
}
