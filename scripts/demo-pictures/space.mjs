import { blur, fill, glow, many, relief, ridge, shade, sparks, svg, veil } from './canvas.mjs';

/** A nucleus of ice in sunlight, with its jets, against the stars. */
export function comet({ seed, probe = true }) {
  const body = 'M330 560Q270 470 350 400Q430 330 540 350Q610 362 660 320Q760 250 860 330Q950 410 900 520Q850 610 730 590Q650 578 600 620Q440 700 330 560Z';
  const jets = many(5, (at) => `<path d="M${430 + at * 90} ${370 + (at % 2) * 20}L${280 + at * 130} -60L${420 + at * 132} -60Z" fill="#dfe9ff" opacity="0.09"/>`);
  const craft =
    '<g transform="translate(250 190) rotate(-18)"><rect x="-150" y="-10" width="120" height="26" fill="#2a3550"/><rect x="44" y="-10" width="120" height="26" fill="#2a3550"/><path d="M-150 3H164M-120 -10v26M-90 -10v26M-60 -10v26M74 -10v26M104 -10v26M134 -10v26" stroke="#8fa6d8" stroke-width="1"/><path d="M-30 -26h74v58h-74Z" fill="#b99a55"/><path d="M-30 -26h34v58h-34Z" fill="#e3c987"/><path d="M6 -26v-22M-10 -54q16 18 34 0Z" stroke="#e9e4d6" stroke-width="3" fill="#e9e4d6"/></g>';
  return svg(
    fill([[0, '#05060b'], [1, '#0a0d16']]),
    sparks(seed, 700, { r: 1.1, color: '#e3eaff' }),
    glow(640, 420, 620, '#7f9bd8', 0.22),
    blur(jets, 14),
    veil({ seed: seed + 4, x: 200, y: 0, w: 800, h: 460, freq: [0.006, 0.003], octaves: 5, color: '#dbe6ff', alpha: 0.28, from: 0.5, to: 0.78, fade: [[0, 0], [1, 1]], mode: 'screen', }),
    `<path d="${body}" fill="#34322f"/>`,
    relief({ seed, x: 260, y: 240, w: 700, h: 460, freq: [0.009, 0.011], octaves: 7, height: 46, light: '#fff3df', azimuth: 225, elevation: 20, clip: body }),
    relief({ seed: seed + 5, x: 260, y: 240, w: 700, h: 460, freq: [0.03, 0.03], octaves: 4, height: 10, light: '#fff', azimuth: 225, elevation: 40, clip: body, alpha: 0.5, mode: 'multiply' }),
    `<g opacity="0.95">${shade(840, 600, 330, 230, '#030408', 0.96)}${shade(640, 700, 420, 170, '#030408', 0.96)}</g>`,
    probe ? craft : '',
    probe ? glow(262, 172, 34, '#fff5d8', 0.9) : '',
  );
}

/** The ground of the comet from a metre up, with the probe's leg and shadow. */
export function cometGround({ seed }) {
  const ground = ridge({ seed, y: 330, rise: 46, peaks: 3 });
  return svg(
    fill([[0, '#04050a'], [1, '#090b12']]),
    sparks(seed, 300, { h: 330, r: 1, color: '#e3eaff' }),
    glow(1_060, 96, 260, '#ffffff', 0.9),
    `<path d="${ground}" fill="#4a4641"/>`,
    relief({ seed: seed + 2, y: 270, h: 530, freq: [0.005, 0.014], octaves: 5, height: 22, light: '#cfc4b2', azimuth: 320, elevation: 30, clip: ground }),
    fill([[0, '#05060a', 0.55], [0.3, '#05060a', 0], [1, '#05060a', 0.55]], { y: 280, h: 520 }),
    '<path d="M-10 640L470 690L520 712L-10 742Z" fill="#030306" opacity="0.8"/>',
    '<path d="M-20 150L300 560L286 580L-20 240Z" fill="#b7924e"/><path d="M-20 150L300 560L296 566L-20 176Z" fill="#efd79c"/><path d="M240 560q60 -22 116 8q20 22 -10 34q-66 18 -120 -8q-14 -22 14 -34Z" fill="#6d6a68"/><path d="M240 560q60 -22 116 8q-60 4 -116 -8Z" fill="#c9c6c0"/>',
    '<path d="M-20 40L150 250L130 300L-20 130Z" fill="#d9c48d" opacity="0.9"/>',
  );
}
