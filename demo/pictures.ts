/** What one of the demo's pictures shows. */
interface DemoPicture {
  /** In words, for readers who do not see it. */
  alt: string;
  caption: string;
}

/** The pictures in `demo/pictures`, drawn by `scripts/demo-pictures.mjs`. */
export const DEMO_PICTURE_TEXTS = {
  'ferry-aground': { alt: 'A lit ferry leans on a sandbank in fog', caption: 'The Little Tern Maid at low water.' },
  'ferry-fog': { alt: 'A ferry, barely visible in fog', caption: 'Fog lay over the sound all day.' },
  'sand-walk': {
    alt: 'A long line of people follows a lantern over wet sand, a stranded ferry behind them',
    caption: 'The way ashore was 900 metres long.',
  },
  'strait-dawn': {
    alt: 'Two ferries in a harbour at sunrise, flags on the quay',
    caption: 'Ferries of both countries in Kitewater on the morning after.',
  },
  'strait-evening': {
    alt: 'Ferries in a harbour under a red evening sky',
    caption: 'Ships wait for the first crossing under the accord.',
  },
  'storm-lighthouse': {
    alt: 'Waves break over a lighthouse at night, rain in its beam',
    caption: 'Gannet Rock light during the storm.',
  },
  'calm-lighthouse': { alt: 'A lighthouse on a rock in a calm sea', caption: 'Gannet Rock on a quieter day.' },
  'port-cranes': {
    alt: 'Container cranes over a harbour, two tugs in front',
    caption: 'Tugs wait for orders in Port Amsel.',
  },
  'port-night': { alt: 'Cranes over a lit quay at night', caption: 'The docks of Port Amsel at night.' },
  'night-train': {
    alt: 'A train with lit windows crosses a plain of salt under stars',
    caption: 'The night train on the Salt Plain.',
  },
  'railway-evening': {
    alt: 'Rails run straight to the horizon at sunset',
    caption: 'The line runs straight for 212 kilometres.',
  },
  'forest-fire': {
    alt: 'Flames behind wooded ridges at night',
    caption: 'The fire above Brévannes, seen from the valley.',
  },
  'forest-moon': { alt: 'A full moon over misty woods', caption: 'The moon over the Drovany forests.' },
  'forest-mist': { alt: 'Mist between wooded hills', caption: 'The hills on Drovany’s open border.' },
  'vineyard-night': {
    alt: 'Pickers with headlamps between vines at night',
    caption: 'Harvest begins at midnight, when the grapes are cool.',
  },
  'vineyard-smoke': {
    alt: 'People between green vines under a sky of smoke',
    caption: 'The vines above Brévannes on the morning after.',
  },
  glacier: {
    alt: 'A brass band in front of a shrinking glacier',
    caption: 'The band played at what had been the glacier’s tongue.',
  },
  comet: {
    alt: 'A probe above a dark comet with faint jets',
    caption: 'Hallow-Brandt, 4 kilometres long, and the probe.',
  },
  'comet-ground': {
    alt: 'A leg of the probe on grey rubble, the sun low',
    caption: 'The leg that held. The other two took longer.',
  },
  'parliament-night': {
    alt: 'The lit parliament at night, reporters in front of it',
    caption: 'Reporters outside parliament as the count began.',
  },
  'parliament-chamber': {
    alt: 'A full chamber with four empty red seats',
    caption: 'Four seats stayed empty.',
  },
  'signing-hall': {
    alt: 'Two documents with pens on a long table, flags and delegations behind it',
    caption: 'The accord was signed at ten minutes past four.',
  },
  'bank-rain': {
    alt: 'People with umbrellas pass a bank with columns',
    caption: 'The Bank of the Estuary on the day of the decision.',
  },
  'stadium-night': { alt: 'A full stadium under floodlights', caption: 'Both ends sang until the last penalty.' },
  penalty: { alt: 'A ball on the penalty spot, a keeper behind it', caption: 'Number nineteen, a moment before.' },
  'flood-street': {
    alt: 'A boat with two people in a flooded street',
    caption: 'Boats were the only traffic in the old town.',
  },
  'old-town': { alt: 'Lit houses and a tower in the evening', caption: 'The old town in the evening.' },
  'quake-street': { alt: 'Rubble in a street, dust in the air', caption: 'Most of the old town stood.' },
  'tram-depot': { alt: 'Dark trams in a depot at night', caption: 'All 214 trams stayed in their sheds.' },
  'tram-crowd': { alt: 'A crowd with scarves around an open tram', caption: 'The cup took an hour for one kilometre.' },
  'dark-city': { alt: 'A city skyline without lights', caption: 'Port Amsel shortly after six.' },
  'city-rain': { alt: 'Rain on a window, harbour lights behind it', caption: 'More of the same, then longer.' },
  market: { alt: 'Shoppers between stalls with striped awnings', caption: 'Saturday on the bridge.' },
  servers: { alt: 'One engineer in a long aisle of servers with red lamps', caption: 'Hall 3, after the restart.' },
  vials: { alt: 'A vial of vaccine, others behind it', caption: 'The first doses left the plant this morning.' },
  courtroom: { alt: 'A court with light from high windows', caption: 'Court 2 before the session.' },
  'museum-case': { alt: 'A lit museum case with an empty cushion', caption: 'The case in the Maritime Museum.' },
  screw: {
    alt: 'A single small screw in front of an opened phone',
    caption: 'The fourth screw is a millimetre longer.',
  },
  batteries: { alt: 'Rows of battery cells in a bright factory', caption: 'Cells on the line in Hollenvik.' },
  stage: { alt: 'Four performers on a lit stage', caption: 'Nobody spoke. Everybody sang.' },
  'control-room': {
    alt: 'People cheer before screens in a dark room',
    caption: 'Eleven minutes late, the signal came.',
  },
  'radio-studio': { alt: 'A microphone under a red lamp', caption: 'On the air from Kitewater.' },
  seabed: {
    alt: 'An octopus draws a flat stone over its den',
    caption: 'A door, as far as anybody can tell.',
  },
  cyclist: {
    alt: 'A lone cyclist on a road through a white plain',
    caption: 'Verhoeve-Dax, 90 kilometres from anyone.',
  },
  'chart-rates': {
    alt: 'A chart: one rate falls to 2.75, the other rises to 4.25',
    caption: 'Two main rates over three years.',
  },
  'map-storm': { alt: 'A satellite picture of a storm with its track', caption: 'Wenna’s forecast track.' },
  'map-strait': { alt: 'A map of a strait with a dashed line', caption: 'The line that both sides signed.' },
  seismogram: { alt: 'A pen draws the trace of an earthquake', caption: 'As the station in Verado drew it.' },
} as const satisfies Record<string, DemoPicture>;

export type DemoPictureName = keyof typeof DEMO_PICTURE_TEXTS;
