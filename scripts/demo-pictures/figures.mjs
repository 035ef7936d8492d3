import { dice, many, num, W } from './canvas.mjs';

/** A standing person, seen against the light; `h` from feet to head. */
export function person(x, y, h, { color = '#0c0d10', lean = 0, arm = 0, coat = 0.5, seed = 1 } = {}) {
  const random = dice(seed);
  const [u, wide] = [h / 100, 0.9 + random() * 0.25];
  const p = (dx, dy) => `${num(x + (dx * wide + (lean * -dy) / 100) * u)} ${num(y + dy * u)}`;
  const step = 3 + random() * 5;
  // A raised arm: from the shoulder out to the elbow, then up to the hand.
  const raised = arm ? `<path d="M${p(11, -77)}L${p(19, -80 - arm * 5)}L${p(17 + arm * 2, -96 - arm * 10)}" stroke="${color}" stroke-width="${num(4.6 * u)}" stroke-linecap="round" stroke-linejoin="round" fill="none"/>` : '';
  return `<g fill="${color}"><ellipse cx="${num(x + lean * 0.93 * u)}" cy="${num(y - 92 * u)}" rx="${num(6.3 * u)}" ry="${num(7.8 * u)}"/><path d="M${p(-3.5, -87)}L${p(3.5, -87)}Q${p(5, -82)} ${p(12, -80)}Q${p(15.5, -78)} ${p(15.5, -66)}L${p(14.5, -44)}Q${p(12, -41)} ${p(11.5, -46)}L${p(11, -60)}L${p(11 + coat * 3, -34)}L${p(9 + step, 0)}L${p(2 + step, 0)}L${p(0, -34)}L${p(-2 - step / 2, 0)}L${p(-9 - step / 2, 0)}L${p(-11 - coat * 3, -34)}L${p(-11, -60)}L${p(-11.5, -46)}Q${p(-12, -41)} ${p(-14.5, -44)}L${p(-15.5, -66)}Q${p(-15.5, -78)} ${p(-12, -80)}Q${p(-5, -82)} ${p(-3.5, -87)}Z"/>${raised}</g>`;
}

/** Heads and shoulders of a crowd along a line. */
export function crowd(seed, { y, h, x0 = 0, x1 = W, count, color, jitter = 0.25, arms = 0 }) {
  const random = dice(seed);
  return many(count, (at) => {
    const x = x0 + ((at + random() * 0.8) / count) * (x1 - x0);
    const scale = h * (1 - jitter / 2 + random() * jitter);
    const arm = random() < arms ? 1 + random() : 0;
    return person(x, y + random() * h * 0.12, scale, { color, seed: seed + at, lean: (random() - 0.5) * 8, arm });
  });
}

/** A player at full stretch; `turn` is -1 or 1. */
export function runner(x, y, h, { shirt, shorts = '#e8e8ea', skin = '#a8795c', turn = 1, stride = 1 } = {}) {
  const u = h / 100;
  const p = (dx, dy) => `${num(x + dx * turn * u)} ${num(y + dy * u)}`;
  const limb = (points, color, wide) => `<path d="M${points.map(([dx, dy]) => p(dx, dy)).join('L')}" stroke="${color}" stroke-width="${num(wide * u)}" stroke-linecap="round" stroke-linejoin="round" fill="none"/>`;
  return limb([[-2, -48], [-12 * stride, -30], [-30 * stride, -22]], skin, 8) + limb([[2, -48], [17 * stride, -32], [14 * stride, -4], [21 * stride, -2]], skin, 8.5) +
    limb([[8, -80], [-8, -70], [-16, -56]], skin, 5.5) + limb([[0, -50], [-7 * stride, -38]], shorts, 12) + limb([[0, -50], [10 * stride, -38]], shorts, 12) +
    limb([[0, -54], [7, -78]], shirt, 17) + limb([[9, -80], [20, -68], [30, -74]], shirt, 6) + `<ellipse cx="${num(x + 13 * turn * u)}" cy="${num(y - 93 * u)}" rx="${num(6 * u)}" ry="${num(7.2 * u)}" fill="${skin}"/>`;
}
