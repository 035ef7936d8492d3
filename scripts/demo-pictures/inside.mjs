import { blur, dice, fill, glow, many, num, relief, shade, sparks, svg, veil, W, within } from './canvas.mjs';
import { crowd, person } from './figures.mjs';

/** An aisle between racks of servers; the lamps are red. */
export function servers({ seed }) {
  const random = dice(seed);
  const rack = (side) =>
    many(7, (at) => { const [near, far] = [1 - at * 0.135, 1 - (at + 0.92) * 0.135]; const x = (depth) => 600 + side * (90 + depth * depth * 560); const [top, low] = [(depth) => 392 - depth * depth * 440, (depth) => 430 + depth * depth * 420]; const units = many(22, (unit) => { const v = (unit + 0.5) / 22; return many(5, (lamp) => { const u = near + ((far - near) * (lamp + 1)) / 6; const y = top(u) + (low(u) - top(u)) * v; const isRed = random() < 0.6; return random() < 0.5 ? '' : `<circle cx="${num(x(u))}" cy="${num(y)}" r="${num(0.7 + u * u * 2.6)}" fill="${isRed ? '#ff4a36' : '#ffb04a'}" opacity="${num(0.5 + random() * 0.5)}"/>`; }); }); const lines = many(22, (unit) => `<path d="M${num(x(near))} ${num(top(near) + ((low(near) - top(near)) * unit) / 22)}L${num(x(far))} ${num(top(far) + ((low(far) - top(far)) * unit) / 22)}" stroke="#05070a" stroke-width="1.6"/>`); return `<path d="M${num(x(near))} ${num(top(near))}L${num(x(far))} ${num(top(far))}L${num(x(far))} ${num(low(far))}L${num(x(near))} ${num(low(near))}Z" fill="${at % 2 ? '#1a2029' : '#232b36'}"/>${lines}${units}`; });
  return svg(
    '<rect width="1200" height="800" fill="#07090d"/>',
    fill([[0, '#12161d'], [0.5, '#222a35'], [1, '#0a0c10']]),
    '<path d="M510 430L-200 810H1400L690 430Z" fill="#2b323c"/>',
    many(8, (at) => `<path d="M${600 - 90 - (at / 8) ** 2 * 700} ${430 + (at / 8) ** 2 * 380}H${690 + (at / 8) ** 2 * 700}" stroke="#10141a" stroke-width="${1 + at * 0.5}"/>`),
    rack(-1),
    rack(1),
    many(6, (at) => `<path d="M${560 - at * 14} ${386 - at * at * 12}h${80 + at * 28}l${10 + at * 3} -${8 + at * 3}h-${100 + at * 34}Z" fill="#cfe0ff" opacity="${0.9 - at * 0.08}"/>`),
    glow(600, 400, 360, '#9fc0ff', 0.35),
    glow(140, 420, 420, '#ff3a26', 0.22),
    glow(1_080, 470, 420, '#ff3a26', 0.22),
    person(618, 640, 250, { color: '#06080c', seed: 5 }) + shade(618, 646, 90, 10, '#000', 0.7),
    glow(640, 520, 90, '#dfeaff', 0.5),
    veil({ seed, y: 430, h: 370, freq: [0.004, 0.03], color: '#ff5a46', alpha: 0.18, from: 0.45, to: 0.7, mode: 'screen' }),
  );
}

/** A row of vials, one in focus. */
export function vials({ seed }) {
  const vial = (x, y, s, focus) => {
    const body = `<path d="M${x - 46 * s} ${y}V${y - 150 * s}Q${x - 46 * s} ${y - 176 * s} ${x - 22 * s} ${y - 184 * s}V${y - 204 * s}H${x + 22 * s}V${y - 184 * s}Q${x + 46 * s} ${y - 176 * s} ${x + 46 * s} ${y - 150 * s}V${y}Q${x} ${y + 14 * s} ${x - 46 * s} ${y}Z" fill="#cfe6ea" opacity="0.5"/><path d="M${x - 44 * s} ${y - 4 * s}V${y - 104 * s}Q${x} ${y - 94 * s} ${x + 44 * s} ${y - 104 * s}V${y - 4 * s}Q${x} ${y + 9 * s} ${x - 44 * s} ${y - 4 * s}Z" fill="#d9a24a" opacity="0.75"/><rect x="${x - 28 * s}" y="${y - 236 * s}" width="${56 * s}" height="${36 * s}" rx="${5 * s}" fill="#8f9aa3"/><rect x="${x - 24 * s}" y="${y - 246 * s}" width="${48 * s}" height="${16 * s}" rx="${4 * s}" fill="#2f6f8f"/><path d="M${x - 44 * s} ${y - 30 * s}V${y - 92 * s}Q${x} ${y - 82 * s} ${x + 44 * s} ${y - 92 * s}V${y - 30 * s}Q${x} ${y - 20 * s} ${x - 44 * s} ${y - 30 * s}Z" fill="#f4f6f5"/><path d="M${x - 30 * s} ${y - 72 * s}h${46 * s}M${x - 30 * s} ${y - 58 * s}h${60 * s}M${x - 30 * s} ${y - 45 * s}h${36 * s}" stroke="#4a6472" stroke-width="${5 * s}"/><path d="M${x - 36 * s} ${y - 12 * s}V${y - 150 * s}" stroke="#fff" stroke-width="${5 * s}" opacity="0.7"/><path d="M${x + 38 * s} ${y - 12 * s}V${y - 150 * s}" stroke="#5b8a94" stroke-width="${4 * s}" opacity="0.5"/>`;
    return focus === 0 ? body : blur(body, focus);
  };
  return svg(
    fill([[0, '#5f8fa0'], [0.5, '#b4d2d6'], [0.66, '#e6efec'], [1, '#8fb0b5']]),
    many(12, (at) => glow(60 + at * 104, 150 + (at % 4) * 60, 110, at % 2 ? '#ffffff' : '#a9e0e0', 0.4, { core: 0.4 })),
    fill([[0, '#dfe9e7'], [1, '#7fa0a6']], { y: 560, h: 240 }),
    many(8, (at) => vial(110 + at * 150, 540 + (at % 2) * 8, 0.85, 9)),
    many(5, (at) => vial(30 + at * 290, 630, 1.3, 5)),
    shade(690, 734, 180, 20, '#23424a', 0.6),
    vial(660, 728, 1.95, 0),
    blur('<g transform="rotate(-24 300 600)"><rect x="60" y="590" width="380" height="58" rx="10" fill="#e8f2f4" opacity="0.85"/><rect x="180" y="596" width="180" height="46" fill="#d9a24a" opacity="0.7"/><rect x="-20" y="606" width="90" height="26" fill="#cfdde0"/><path d="M440 612h50v14h-50Z M490 617h150v4h-150Z" fill="#b9c8cc"/></g>', 2.6),
    glow(560, 420, 260, '#ffffff', 0.35),
    sparks(seed, 40, { r: 2, alpha: 0.4 }),
  );
}

/** One small screw on a workbench, very near. */
export function screw({ seed }) {
  return svg(
    fill([[0, '#3d4650'], [0.5, '#5c6670'], [1, '#22282e']]),
    blur('<path d="M-40 200L760 -40L900 240L120 520Z" fill="#14181d"/><path d="M20 210L720 0L830 220L140 470Z" fill="#0c3a4a"/><path d="M760 -40L900 240L930 236L790 -44Z" fill="#8f989f"/>', 13),
    relief({ seed, y: 380, h: 420, freq: [0.02, 0.05], height: 3, light: '#dfe6ea', alpha: 0.5, mode: 'multiply' }),
    many(3, (at) => blur(`<circle cx="${180 + at * 160}" cy="${560 - at * 30}" r="34" fill="#7b848b"/><path d="M${160 + at * 160} ${560 - at * 30}h40M${180 + at * 160} ${540 - at * 30}v40" stroke="#2a3036" stroke-width="8"/>`, 9 - at * 2)),
    shade(830, 700, 300, 40, '#05070a', 0.8),
    '<g transform="rotate(-14 760 560)"><path d="M560 520h300l70 36l-70 36h-300Z" fill="#8d969c"/>' + many(15, (at) => `<path d="M${574 + at * 20} 514l14 84" stroke="#3d454c" stroke-width="7"/><path d="M${581 + at * 20} 514l14 84" stroke="#dfe6ea" stroke-width="3"/>`) + '<path d="M470 458Q430 556 470 654Q510 680 560 640V472Q510 432 470 458Z" fill="#aab3b9"/><path d="M470 458Q430 556 470 654Q490 666 510 660Q470 556 512 450Q490 446 470 458Z" fill="#e6ecef"/><path d="M452 540l22 -6v44l-22 -6Z" fill="#20262b"/></g>',
    glow(560, 470, 180, '#ffffff', 0.5),
    blur('<path d="M1010 -20L1120 -20L960 420L930 400Z" fill="#b5432e"/><path d="M945 410l-60 130" stroke="#9aa3a9" stroke-width="18"/>', 7),
    glow(1_080, 120, 400, '#ffdcae', 0.35),
  );
}

/** Cells on a belt in a bright factory. */
export function batteries({ seed }) {
  const cell = (x, y, s) =>
    fill([[0, '#2f5d58'], [0.3, '#7fb5a6'], [0.45, '#cfe6da'], [0.6, '#5f9a8c'], [1, '#1d403d']], { x: x - 30 * s, y: y - 130 * s, w: 60 * s, h: 130 * s, across: true }) +
    `<ellipse cx="${x}" cy="${y - 130 * s}" rx="${30 * s}" ry="${9 * s}" fill="#c9d2d0"/><ellipse cx="${x}" cy="${y - 134 * s}" rx="${11 * s}" ry="${4 * s}" fill="#eef2f0"/><rect x="${x - 30 * s}" y="${y - 86 * s}" width="${60 * s}" height="${34 * s}" fill="#f0ece0" opacity="0.9"/><path d="M${x - 16 * s} ${y - 70 * s}h${32 * s}" stroke="#b5652e" stroke-width="${6 * s}"/>`;
  const belt = many(40, (at) => {
    const [row, column] = [Math.floor(at / 8), at % 8];
    const t = row / 4;
    const s = 0.55 + t * 1.15;
    const shown = cell(num(170 + column * (70 + t * 100) - t * 160 + row * 14), num(430 + t * 330), s);
    return row === 2 ? shown : blur(shown, Math.abs(row - 2) * 2.2);
  });
  return svg(
    fill([[0, '#8fa3a6'], [0.4, '#dfe6e2'], [0.55, '#b4c0be'], [1, '#3d4a4b']]),
    blur(many(6, (at) => `<path d="M${at * 230 - 40} 0h22v330h-22Z" fill="#6b7b7e"/><path d="M${at * 230} 60h160v190h-160Z" fill="#f4f7f2"/>`), 8),
    many(6, (at) => glow(80 + at * 230, 150, 190, '#ffffff', 0.5)),
    '<path d="M-20 330H1220V810H-20Z" fill="#49575a"/>',
    relief({ seed, y: 330, h: 470, freq: [0.02, 0.03], height: 2, light: '#e6efec', alpha: 0.5, mode: 'multiply' }),
    belt,
    blur('<path d="M880 -20L960 -20L880 250L760 330L740 300L830 220Z" fill="#d08a2e"/><path d="M760 330l-30 60M740 300l-40 40" stroke="#2a3032" stroke-width="16"/>', 3),
    veil({ seed: seed + 2, y: 300, h: 240, freq: [0.005, 0.02], color: '#ffffff', alpha: 0.35, from: 0.45, to: 0.7, fade: [[0, 0], [0.5, 1], [1, 0]], }),
  );
}

/** A dark room of screens; those in front of them stand up. */
export function controlRoom({ seed }) {
  const random = dice(seed);
  const screen = (x, y, w, h, tone) => {
    const trace = many(26, (at) => `${at ? 'L' : 'M'}${num(x + 10 + (at * (w - 20)) / 25)} ${num(y + h * 0.55 + (random() - 0.5) * h * 0.4)}`);
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${tone}"/><path d="${trace}" stroke="#9fe0d0" stroke-width="2" fill="none" opacity="0.9"/>${many(4, (at) => `<path d="M${x + 10} ${num(y + 12 + at * 9)}h${num(w * (0.2 + random() * 0.3))}" stroke="#cfe6ff" stroke-width="3" opacity="0.5"/>`)}`;
  };
  return svg(
    fill([[0, '#070b14'], [0.6, '#131d30'], [1, '#060912']]),
    `<rect x="330" y="60" width="540" height="300" fill="#0b1626"/>${sparks(seed, 120, { x: 330, y: 60, w: 540, h: 300, color: '#dfe8ff' })}<path d="M520 260Q480 200 560 170Q640 130 700 190Q740 250 660 280Q580 310 520 260Z" fill="#8a847a"/>${within(relief({ seed, x: 480, y: 130, w: 270, h: 190, freq: [0.02, 0.024], height: 18, light: '#fff3df', elevation: 24 }), 610, 220, 112, 72)}`,
    screen(60, 90, 240, 110, '#10283a') + screen(60, 220, 240, 120, '#0f2233') + screen(900, 90, 240, 110, '#122c3c') + screen(900, 220, 240, 120, '#0f2233'),
    glow(600, 220, 520, '#7fa6e0', 0.3),
    many(2, (row) => many(7, (at) => screen(30 + at * 166 + row * 30, 430 + row * 110, 132 + row * 16, 74 + row * 12, '#12384a'))),
    '<path d="M-20 520H1220v26H-20Z M-20 646H1220v40H-20Z" fill="#0a0f18"/>',
    crowd(seed, { y: 690, h: 270, x0: 60, x1: 1_140, count: 9, color: '#04060b', arms: 0.65 }),
    blur(crowd(seed + 4, { y: 860, h: 340, x0: 0, x1: 1_200, count: 6, color: '#020306', arms: 0.7 }), 3),
    veil({ seed: seed + 2, freq: [0.003, 0.006], color: '#6f9ad8', alpha: 0.15, from: 0.42, to: 0.7, mode: 'screen' }),
  );
}

/** A microphone in a small studio, a lamp that says it is on. */
export function studio({ seed }) {
  const foam = many(160, (at) => `<path d="M${(at % 20) * 62 - 20} ${Math.floor(at / 20) * 62}h60v60h-60Z" fill="${(at + Math.floor(at / 20)) % 2 ? '#262a30' : '#1c2025'}"/>`);
  return svg(
    foam,
    relief({ seed, freq: [0.03, 0.03], height: 4, light: '#d9dde2', alpha: 0.5, mode: 'multiply' }),
    fill([[0, '#000', 0.1], [0.6, '#000', 0.3], [1, '#000', 0.75]]),
    '<path d="M120 150h250v190H120Z" fill="#0e1b26"/>' + blur(many(9, (at) => glow(140 + at * 27, 240 + (at % 3) * 20, 30, '#ffc27a', 0.8)), 2) + '<path d="M120 150h250v190H120Z" fill="none" stroke="#3a4048" stroke-width="10"/>',
    '<rect x="860" y="110" width="190" height="62" rx="8" fill="#7a1512"/>' + glow(955, 140, 190, '#ff3a26', 0.75) + '<path d="M885 141h140" stroke="#ffd9cf" stroke-width="9" stroke-dasharray="26 10"/>',
    glow(940, 470, 260, '#ffb46a', 0.25),
    blur('<path d="M820 690V560h300v130Z" fill="#15181d"/><path d="M834 574h272v90H834Z" fill="#17303d"/><path d="M850 640l30 -30l26 20l34 -44l30 30l40 -24l40 40" stroke="#8fd0c0" stroke-width="5" fill="none"/>', 6),
    '<path d="M-20 690H1220V810H-20Z" fill="#2c2019"/><path d="M-20 690H1220v8H-20Z" fill="#6b4d38" opacity="0.7"/>',
    '<path d="M300 700L420 430L470 450" stroke="#0c0d10" stroke-width="16" fill="none"/><g transform="rotate(14 520 450)"><rect x="440" y="370" width="150" height="170" rx="62" fill="#3d434a"/>' + many(13, (at) => `<path d="M446 ${388 + at * 11}h138" stroke="#0e1013" stroke-width="4"/>`) + '<rect x="440" y="446" width="150" height="16" fill="#b5432e"/><rect x="452" y="378" width="26" height="150" rx="13" fill="#ffffff" opacity="0.22"/></g>',
    '<path d="M640 716l200 -20l80 26l-210 26Z" fill="#e6dfcf"/><path d="M690 716l120 -10M700 726l140 -12" stroke="#8a8578" stroke-width="4"/><path d="M1010 700v-70h64v70Z" fill="#8fa3ad"/>',
    glow(560, 380, 340, '#ffdcae', 0.35),
  );
}

/** The sea floor in green light, a den between stones, an arm around its door. */
export function seabed({ seed }) {
  const random = dice(seed);
  const floor = 'M-20 810V560Q160 510 330 560Q520 620 700 566Q900 500 1220 590V810Z';
  const rays = many(9, (at) => blur(`<path d="M${at * 150 - 60} -10h60L${at * 170 - 160} 620h-120Z" fill="#bff0e0" opacity="${num(0.05 + random() * 0.07)}"/>`, 12));
  const arm = (path, w) => `<path d="${path}" stroke="#5a2a24" stroke-width="${w}" stroke-linecap="round" fill="none"/><path d="${path}" stroke="#a8563f" stroke-width="${w * 0.55}" stroke-linecap="round" fill="none" opacity="0.8"/>`;
  return svg(
    fill([[0, '#4fa79a'], [0.4, '#1f6d72'], [1, '#0a2b38']]),
    rays,
    veil({ seed, freq: [0.004, 0.008], color: '#9fe0d0', alpha: 0.3, from: 0.45, to: 0.75, mode: 'screen' }),
    many(26, (at) => `<path d="M${num(random() * W)} ${num(600 + random() * 60)}q${num(random() * 60 - 30)} -90 ${num(random() * 30 - 15)} -${num(140 + random() * 200)}" stroke="${at % 2 ? '#123f3a' : '#1d5547'}" stroke-width="${num(5 + random() * 10)}" fill="none" opacity="0.85"/>`),
    `<path d="${floor}" fill="#6b6a52"/>`,
    relief({ seed: seed + 2, y: 500, h: 300, freq: [0.02, 0.04], octaves: 6, height: 9, light: '#d8e6c8', azimuth: 270, elevation: 36, clip: floor, alpha: 0.8, mode: 'multiply' }),
    many(26, (at) => `<ellipse cx="${num(400 + random() * 480)}" cy="${num(600 + random() * 90)}" rx="${num(24 + random() * 46)}" ry="${num(18 + random() * 30)}" fill="${['#4a4f44', '#5c5a4a', '#3a423e', '#6b6350'][at % 4]}"/>`),
    '<ellipse cx="650" cy="610" rx="104" ry="84" fill="#0a1210"/>',
    arm('M640 620Q560 560 590 500Q620 460 580 430', 26) + arm('M660 620Q740 580 760 520Q770 470 820 480', 24) + arm('M620 640Q540 660 500 620Q470 590 440 610', 22) + arm('M690 650Q780 680 830 640', 20),
    '<ellipse cx="650" cy="590" rx="62" ry="52" fill="#8a4434"/><ellipse cx="632" cy="572" rx="30" ry="22" fill="#b56a50" opacity="0.7"/><ellipse cx="676" cy="578" rx="13" ry="10" fill="#e9d9a8"/><rect x="664" y="575" width="24" height="5" fill="#14100c"/>',
    '<ellipse cx="830" cy="560" rx="70" ry="86" fill="#7d7661" transform="rotate(18 830 560)"/><ellipse cx="818" cy="540" rx="44" ry="60" fill="#a09878" opacity="0.6" transform="rotate(18 818 540)"/>',
    sparks(seed, 160, { r: 2, color: '#e6fff4', alpha: 0.5 }),
    veil({ seed: seed + 6, y: 300, h: 400, freq: [0.003, 0.008], color: '#2f8a86', alpha: 0.4, from: 0.42, to: 0.72 }),
  );
}
