import * as graphics from './graphics.mjs';
import * as hall from './hall.mjs';
import * as inside from './inside.mjs';
import * as land from './land.mjs';
import * as sea from './sea.mjs';
import * as space from './space.mjs';
import * as sport from './sport.mjs';
import * as town from './town.mjs';
import * as tram from './tram.mjs';

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
  'night-train': { draw: () => land.nightTrain({ seed: 21 }), look: { seed: 10, contrast: 1.1 } },
  'railway-evening': { draw: () => land.railway({ seed: 8 }), look: { seed: 11, warm: 4 } },
  'forest-fire': { draw: () => land.hills({ seed: 14, fire: true }), look: { seed: 12, contrast: 1.14 } },
  'forest-moon': { draw: () => land.hills({ seed: 23, moon: true }), look: { seed: 13 } },
  'forest-mist': { draw: () => land.hills({ seed: 6 }), look: { seed: 14, saturation: 0.85 } },
  'vineyard-night': { draw: () => land.vineyard({ seed: 5 }), look: { seed: 15 } },
  'vineyard-smoke': { draw: () => land.vineyard({ seed: 9, night: false }), look: { seed: 16 } },
  glacier: { draw: () => land.glacier({ seed: 31 }), look: { seed: 17 } },
  comet: { draw: () => space.comet({ seed: 13 }), look: { seed: 19, contrast: 1.12 } },
  'comet-ground': { draw: () => space.cometGround({ seed: 3 }), look: { seed: 20, contrast: 1.12 } },
  'parliament-night': { draw: () => town.parliament({ seed: 4 }), look: { seed: 21, contrast: 1.1 } },
  'parliament-chamber': { draw: () => hall.chamber({ seed: 6 }), look: { seed: 22, saturation: 0.75 } },
  'signing-hall': { draw: () => hall.signing({ seed: 3 }), look: { seed: 23 } },
  'bank-rain': { draw: () => town.bank({ seed: 8 }), look: { seed: 24, saturation: 0.8 } },
  'stadium-night': { draw: () => sport.stadium({ seed: 9 }), look: { seed: 25, contrast: 1.1 } },
  penalty: { draw: () => sport.penalty({ seed: 5 }), look: { seed: 26 } },
  'flood-street': { draw: () => town.street({ seed: 12, flood: true }), look: { seed: 27, saturation: 0.85 } },
  'old-town': { draw: () => town.street({ seed: 7 }), look: { seed: 28, warm: 3 } },
  'quake-street': { draw: () => town.street({ seed: 19, dust: true }), look: { seed: 29, saturation: 0.8 } },
  'tram-depot': { draw: () => tram.trams({ seed: 3 }), look: { seed: 30, contrast: 1.08 } },
  'tram-crowd': { draw: () => tram.trams({ seed: 8, parade: true }), look: { seed: 31 } },
  'dark-city': { draw: () => town.skyline({ seed: 14, dark: true }), look: { seed: 32 } },
  'city-rain': { draw: () => town.window({ seed: 6 }), look: { seed: 33 } },
  market: { draw: () => town.market({ seed: 10 }), look: { seed: 34, warm: 3 } },
  servers: { draw: () => inside.servers({ seed: 2 }), look: { seed: 35 } },
  vials: { draw: () => inside.vials({ seed: 5 }), look: { seed: 36 } },
  courtroom: { draw: () => hall.court({ seed: 9 }), look: { seed: 37 } },
  'museum-case': { draw: () => hall.museum({ seed: 4 }), look: { seed: 38 } },
  screw: { draw: () => inside.screw({ seed: 7 }), look: { seed: 39 } },
  batteries: { draw: () => inside.batteries({ seed: 3 }), look: { seed: 40 } },
  stage: { draw: () => hall.stage({ seed: 8 }), look: { seed: 41 } },
  'control-room': { draw: () => inside.controlRoom({ seed: 6 }), look: { seed: 42 } },
  'radio-studio': { draw: () => inside.studio({ seed: 1 }), look: { seed: 43 } },
  seabed: { draw: () => inside.seabed({ seed: 11 }), look: { seed: 44 } },
  cyclist: { draw: () => sport.cyclist({ seed: 2 }), look: { seed: 45, warm: 3 } },
  'chart-rates': { draw: () => graphics.rates(), look: { seed: 46, vignette: 0.06, grain: 1.5, contrast: 1, lift: 0 } },
  'map-storm': { draw: () => graphics.storm({ seed: 5 }), look: { seed: 47, vignette: 0.14, grain: 2 } },
  'map-strait': { draw: () => graphics.strait({ seed: 8 }), look: { seed: 48, vignette: 0.1, grain: 2, contrast: 1, lift: 0 } },
  seismogram: { draw: () => graphics.seismogram({ seed: 3 }), look: { seed: 49, vignette: 0.3 } },
};
