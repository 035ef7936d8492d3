import * as sea from './sea.mjs';

/** Every picture, by its name: the scene, and how it is developed. */
export const SCENES = {
  'ferry-aground': { draw: () => sea.ferryAground({ seed: 11 }), look: { seed: 1, saturation: 0.8 } },
  'ferry-fog': { draw: () => sea.ferryAground({ seed: 26, far: true }), look: { seed: 2, saturation: 0.7 } },
  'sand-walk': { draw: () => sea.sandWalk({ seed: 4 }), look: { seed: 3, contrast: 1.12 } },
  'strait-dawn': { draw: () => sea.harbourDawn({ seed: 7 }), look: { seed: 4, warm: 3 } },
  'strait-evening': { draw: () => sea.harbourDawn({ seed: 17, evening: true }), look: { seed: 5, contrast: 1.1 } },
  'storm-lighthouse': { draw: () => sea.lighthouse({ seed: 3 }), look: { seed: 6, saturation: 0.75, contrast: 1.12 } },
  'calm-lighthouse': { draw: () => sea.lighthouse({ seed: 9, calm: true }), look: { seed: 7, warm: 3 } },
  'port-cranes': { draw: () => sea.port({ seed: 5 }), look: { seed: 8 } },
  'port-night': { draw: () => sea.port({ seed: 12, night: true }), look: { seed: 9, contrast: 1.12 } },
};
