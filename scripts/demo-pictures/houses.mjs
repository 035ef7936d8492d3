import { dice, many, num } from './canvas.mjs';

/** A house front seen along a street: a column of window rows that shrink towards the end of the street. */
export function front({ seed, x0, x1, top0, top1, low0, low1, wall, glass, lit, floors, bays }) {
  const random = dice(seed);
  const at = (u, v) => {
    const [x, top, low] = [x0 + (x1 - x0) * u, top0 + (top1 - top0) * u, low0 + (low1 - low0) * u];
    return `${num(x)} ${num(top + (low - top) * v)}`;
  };
  const panes = many(floors * bays, (cell) => {
    const [bay, floor] = [cell % bays, Math.floor(cell / bays)];
    const [u, v] = [(bay + 0.26) / bays, (floor + 0.24) / (floors + 0.35)];
    const [du, dv] = [0.48 / bays, 0.56 / (floors + 0.35)];
    const isLit = random() < lit;
    return `<path d="M${at(u - du * 0.12, v - dv * 0.1)}L${at(u + du * 1.12, v - dv * 0.1)}L${at(u + du * 1.12, v + dv * 1.12)}L${at(u - du * 0.12, v + dv * 1.12)}Z" fill="#000" opacity="0.2"/><path d="M${at(u, v)}L${at(u + du, v)}L${at(u + du, v + dv)}L${at(u, v + dv)}Z" fill="${isLit ? '#ffd592' : glass}"/><path d="M${at(u + du / 2, v)}L${at(u + du / 2, v + dv)}" stroke="#00000066" stroke-width="2"/>`;
  });
  return `<path d="M${at(0, 0)}L${at(1, 0)}L${at(1, 1)}L${at(0, 1)}Z" fill="${wall}"/>${panes}<path d="M${at(0, 0)}L${at(1, 0)}L${at(1, 0.03)}L${at(0, 0.03)}Z" fill="#000" opacity="0.3"/>`;
}
