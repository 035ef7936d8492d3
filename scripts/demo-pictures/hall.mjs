import { blur, dice, fill, glow, many, num, relief, shade, sparks, svg, veil } from './canvas.mjs';
import { crowd, person } from './figures.mjs';

/** The seats of a chamber in half circles, four of them empty. */
export function chamber({ seed }) {
  const random = dice(seed);
  const rows = many(6, (row) => {
    const [rx, ry, count] = [270 + row * 118, 74 + row * 62, 13 + row * 4];
    const y0 = 470 + row * 14;
    return many(count, (at) => { const angle = Math.PI * (0.06 + (0.88 * at) / (count - 1)); const [x, y, s] = [600 - Math.cos(angle) * rx, y0 + Math.sin(angle) * ry - 40, 0.5 + row * 0.17]; const isEmpty = row === 3 && at > 9 && at < 14; const seat = `<path d="M${num(x - 24 * s)} ${num(y + 22 * s)}v${num(-42 * s)}q${num(24 * s)} ${num(-14 * s)} ${num(48 * s)} 0v${num(42 * s)}Z" fill="${isEmpty ? '#a3312b' : '#5d1f1e'}"/>`; const tone = ['#1c1d22', '#24262e', '#2d2a2c', '#1a2230'][Math.floor(random() * 4)]; const head = ['#c49a80', '#8a6049', '#d8b49c', '#6b4735'][Math.floor(random() * 4)]; const member = isEmpty ? '' : `<path d="M${num(x - 20 * s)} ${num(y + 20 * s)}q${num(-2 * s)} ${num(-34 * s)} ${num(20 * s)} ${num(-36 * s)}q${num(22 * s)} ${num(2 * s)} ${num(20 * s)} ${num(36 * s)}Z" fill="${tone}"/><ellipse cx="${num(x)}" cy="${num(y - 27 * s)}" rx="${num(9.5 * s)}" ry="${num(12 * s)}" fill="${head}"/><path d="M${num(x - 10 * s)} ${num(y - 28 * s)}q${num(1 * s)} ${num(-14 * s)} ${num(10 * s)} ${num(-14 * s)}q${num(10 * s)} 0 ${num(10 * s)} ${num(14 * s)}q${num(-10 * s)} ${num(-6 * s)} ${num(-20 * s)} 0Z" fill="#201a18"/>`; return `${seat}${member}<path d="M${num(x - 34 * s)} ${num(y + 18 * s)}h${num(68 * s)}v${num(26 * s)}h${num(-68 * s)}Z" fill="${row % 2 ? '#5a3a22' : '#66432a'}"/>`; });
  });
  const panels = many(11, (at) => `<path d="M${at * 118 - 60} 0h100v330h-100Z" fill="#6b4a30"/><path d="M${at * 118 - 46} 20h72v290h-72Z" fill="#4d3422"/>`);
  return svg(
    '<rect width="1200" height="800" fill="#3a281b"/>',
    panels,
    relief({ seed, h: 330, freq: [0.2, 0.006], octaves: 3, height: 2, light: '#ffdfb0', alpha: 0.35, mode: 'multiply' }),
    fill([[0, '#120b07', 0.85], [0.5, '#120b07', 0.1], [1, '#120b07', 0.35]], { h: 400 }),
    many(5, (at) => glow(120 + at * 240, 10, 330, '#ffdfa6', 0.5)),
    '<path d="M480 420V250h240v170Z" fill="#7a5334"/><path d="M500 400V180h200v220Z" fill="#54371f"/><circle cx="600" cy="240" r="42" fill="#c79a4e"/><circle cx="600" cy="240" r="30" fill="#7a5334"/><path d="M440 440V360h320v80Z" fill="#8a5f3a"/>',
    person(600, 404, 150, { color: '#15161b', seed: 3 }) + '<path d="M520 420h160v60h-160Z" fill="#6b4628"/>',
    glow(600, 300, 300, '#ffe2b0', 0.35),
    rows,
    blur(`<path d="M-10 810V690q60 -60 130 -50q40 40 44 170Z M1210 810V670q-90 -60 -150 -30q-40 60 -40 170Z" fill="#0c0a0a"/>`, 7),
  );
}

/** Two delegations at a long table under chandeliers. */
export function signing({ seed }) {
  const flags = many(
    8,
    (at) => `<path d="M${120 + at * 137} 150V470" stroke="#c7a45a" stroke-width="5"/><path d="M${122 + at * 137} 166q46 60 34 150q-14 60 -30 90q-8 -100 -4 -240Z" fill="${at % 2 ? '#5a2d5e' : '#1f5b4a'}"/><path d="M${122 + at * 137} 216q40 50 32 120l-30 40Z" fill="${at % 2 ? '#c9b48a' : '#e9e0cc'}" opacity="0.85"/>`,
  );
  const lustre = (x, s) => `<path d="M${x} 0V${60 * s}" stroke="#6b5530" stroke-width="4"/>` + many(9, (at) => glow(x - 80 * s + at * 20 * s, (86 + Math.abs(at - 4) * -6) * s, 34 * s, '#ffe6b0', 0.95, { core: 0.2 })) + glow(x, 80 * s, 360 * s, '#ffd58c', 0.45);
  return svg(
    fill([[0, '#3a2c20'], [0.5, '#6b5036'], [0.62, '#4a3726']]),
    many(6, (at) => `<path d="M${40 + at * 215} 60h130v330h-130Z" fill="#8a6b45"/><path d="M${58 + at * 215} 84h94v286h-94Z" fill="#57412a"/>`),
    relief({ seed, h: 480, freq: [0.01, 0.014], height: 3, light: '#ffe7c0', alpha: 0.4, mode: 'multiply' }),
    blur(flags, 1.6),
    blur(crowd(seed, { y: 520, h: 250, x0: 60, x1: 1_170, count: 15, color: '#1a171a', jitter: 0.14 }), 1.4),
    lustre(330, 1),
    lustre(870, 1),
    '<path d="M-20 560L60 500H1140L1220 560V640H-20Z" fill="#2d4a3c"/><path d="M-20 560H1220V690H-20Z" fill="#1b3026"/><path d="M-20 560H1220v7H-20Z" fill="#c7a45a" opacity="0.6"/>',
    [400, 760].map((x) => `<path d="M${x - 30} 560L${x + 90} 524L${x + 190} 536L${x + 76} 578Z" fill="#f4eee0"/><path d="M${x - 30} 560L${x + 76} 578l0 6L${x - 30} 566Z" fill="#b9ae98"/><path d="M${x + 20} 552l84 -22M${x + 34} 560l88 -23M${x + 50} 566l60 -16" stroke="#8a8272" stroke-width="3"/><path d="M${x + 92} 566l70 -62l8 8l-68 62l-16 4Z" fill="#1b1d24"/><path d="M${x + 92} 566l12 -11l8 8l-10 11l-16 4Z" fill="#d8b04a"/><path d="M${x + 214} 556q30 -16 56 0l-8 20h-40Z" fill="#2a2320"/>`).join(''),
    glow(600, 540, 420, '#ffe2b0', 0.3, { ry: 90 }),
    glow(600, 470, 520, '#ffe0a6', 0.25),
    blur('<path d="M-10 810V660q40 -70 120 -60q50 20 60 210Z M230 810q0 -120 80 -130q76 8 80 130Z M1210 810V690q-70 -70 -140 -30q-40 60 -40 150Z" fill="#0b0a0b"/><path d="M230 690h110v60h-110Z" fill="#0b0a0b"/>', 6),
  );
}

/** An empty court: the bench, the dock, light from high windows. */
export function court({ seed }) {
  const shaft = (x) => `<path d="M${x} 60h90L${x + 470} 800H${x + 230}Z" fill="#ffeec6" opacity="0.12"/>`;
  const windowAt = (x) => `<path d="M${x} 260V110q45 -70 90 0v150Z" fill="#fff3d4"/><path d="M${x + 45} 74V260M${x} 150h90M${x} 205h90" stroke="#8a7350" stroke-width="5"/>`;
  return svg(
    fill([[0, '#5c4a36'], [0.6, '#3a2c1f'], [1, '#1c140e']]),
    relief({ seed, h: 480, freq: [0.008, 0.01], height: 3, light: '#ffe9c8', alpha: 0.5, mode: 'multiply' }),
    [130, 330, 530].map(windowAt).join('') + [130, 330, 530].map((x) => glow(x + 45, 160, 220, '#fff0cc', 0.55)).join(''),
    many(10, (at) => `<path d="M${at * 126 - 30} 300h108v210h-108Z" fill="#4e3622"/><path d="M${at * 126 - 16} 316h80v178h-80Z" fill="#3c2918"/>`),
    '<path d="M690 520V330h430v190Z" fill="#6b4729"/><path d="M666 520V400h478v120Z" fill="#7d5533"/><path d="M666 400h478v14H666Z" fill="#9a6d44"/><path d="M850 400V250q54 -60 108 0v150Z" fill="#4a1f1c"/><circle cx="820" cy="110" r="46" fill="#b98c44"/><path d="M820 80v58M790 96h60M790 96l-13 32h26ZM850 96l-13 32h26Z" stroke="#5a3d1c" stroke-width="4" fill="none"/>',
    '<path d="M-20 620H460V560H-20Z" fill="#5e4026"/><path d="M-20 620H460V800H-20Z" fill="#4a311d"/>' + many(12, (at) => `<path d="M${20 + at * 36} 560V440" stroke="#6e4b2c" stroke-width="8"/>`) + '<path d="M-20 440H450v14H-20Z" fill="#8a6038"/>',
    person(214, 640, 240, { color: '#14110f', seed: 7 }) + '<path d="M-20 640H460V600H-20Z" fill="#5e4026"/>',
    '<path d="M560 640h520v30H560Z" fill="#6b4829"/><path d="M580 670h24v130h-24ZM1036 670h24v130h-24Z" fill="#4a311d"/><path d="M640 632l70 -8l40 10l-72 10ZM800 636v-40h60v40Z" fill="#d9cfb8"/>',
    shaft(130) + shaft(330) + shaft(530),
    veil({ seed: seed + 2, freq: [0.004, 0.006], color: '#ffe9c0', alpha: 0.16, from: 0.42, to: 0.7, mode: 'screen' }),
    sparks(seed, 120, { r: 1.3, color: '#fff3d6', alpha: 0.5 }),
  );
}

/** A lit case in a dark hall; its cushion is empty. */
export function museum({ seed }) {
  return svg(
    fill([[0, '#0d0f14'], [0.7, '#1b1c20'], [1, '#0a0a0c']]),
    blur(many(4, (at) => `<rect x="${60 + at * 300}" y="120" width="150" height="200" fill="#2b2620"/><rect x="${74 + at * 300}" y="134" width="122" height="172" fill="${['#39434a', '#4a3d30', '#2f3c3a', '#46323a'][at]}"/>`), 5),
    fill([[0, '#2c2622'], [1, '#0e0c0b']], { y: 610, h: 190 }),
    '<path d="M600 -10L430 420H770Z" fill="#ffeec9" opacity="0.16"/>',
    glow(600, 430, 420, '#ffdf9f', 0.4),
    '<path d="M400 470H800L830 800H370Z" fill="#3d2b1f"/><path d="M400 470H800V500H400Z" fill="#5d4330"/>',
    relief({ seed, x: 370, y: 470, w: 460, h: 330, freq: [0.2, 0.008], octaves: 3, height: 2, light: '#ffdcae', alpha: 0.4, mode: 'multiply' }),
    '<path d="M440 468q20 -52 160 -54q140 2 160 54q-160 18 -320 0Z" fill="#6d1a24"/><path d="M470 446q30 -26 130 -28q100 2 130 28q-20 12 -130 12q-110 0 -130 -12Z" fill="#8f2630"/>',
    '<ellipse cx="600" cy="440" rx="62" ry="14" fill="#4d0f18"/><ellipse cx="600" cy="442" rx="52" ry="10" fill="#3a0a12"/>',
    '<path d="M410 470V210H790V470" stroke="#cfe0e6" stroke-width="4" fill="#bcd4dc" fill-opacity="0.07"/><path d="M430 460L500 214h60L460 460Z" fill="#fff" opacity="0.08"/><path d="M790 210L690 260l40 60l-60 50" stroke="#eef6f8" stroke-width="2" fill="none" opacity="0.7"/>',
    '<rect x="520" y="520" width="160" height="44" fill="#d8c48a"/><path d="M540 536h120M540 550h80" stroke="#6b5a30" stroke-width="4"/>',
    blur(person(190, 790, 430, { color: '#07080b', seed: 4 }), 5),
    blur(person(1_030, 770, 360, { color: '#090a0e', seed: 8 }), 6),
    glow(600, 20, 120, '#fff4d8', 0.9),
  );
}

/** A stage seen from the dark hall. */
export function stage({ seed }) {
  const beam = (x, to, color) => blur(`<path d="M${x} -10h16L${to + 120} 640H${to - 120}Z" fill="${color}" opacity="0.22"/>`, 8);
  return svg(
    fill([[0, '#0b0a14'], [0.6, '#2a1a2e'], [0.8, '#120c16']]),
    beam(240, 420, '#ffd28a') + beam(470, 560, '#ff8a6a') + beam(720, 660, '#ffe6c0') + beam(950, 780, '#9fb4ff') + beam(600, 600, '#ffffff'),
    many(9, (at) => glow(140 + at * 116, 16, 60, ['#ffd28a', '#ff8a6a', '#cfe0ff'][at % 3], 0.95)),
    veil({ seed, y: 60, h: 580, freq: [0.003, 0.006], octaves: 6, color: '#e6b8a0', alpha: 0.35, from: 0.42, to: 0.72, fade: [[0, 0], [0.5, 1], [1, 0.6]], mode: 'screen', }),
    '<path d="M120 610H1080L1160 660H40Z" fill="#4a2c2a"/><path d="M40 660H1160V690H40Z" fill="#1a1012"/>',
    shade(600, 628, 400, 20, '#ffcf9a', 0.35),
    person(600, 632, 236, { color: '#120c12', seed: 3, arm: 1.4 }) + person(470, 626, 210, { color: '#171018', seed: 5 }) + person(738, 628, 214, { color: '#171018', seed: 9, lean: -6 }) + person(850, 624, 200, { color: '#1a121a', seed: 11 }),
    '<path d="M560 632V500M548 500h24" stroke="#0a0a0c" stroke-width="5"/>',
    glow(600, 430, 260, '#ffe2b8', 0.4),
    crowd(seed, { y: 800, h: 150, count: 20, color: '#08060b', arms: 0.25 }),
    blur(crowd(seed + 3, { y: 900, h: 240, count: 12, color: '#030305', arms: 0.3 }), 4),
  );
}
