/** The stories that fill the page at the start: each publisher, each section, nothing told twice. */
export const OPENING = [
  'quenara-railway',
  'opera-tide',
  'orchard-rates',
  'tour-salt',
  'phare-vignes',
  'kestrel-urgent',
  'hollenvik-lots',
  'brindle-pageant',
  'soldered-phone',
  'fungus-network',
  'vaccine-wire',
  'accord-flash',
] as const;

/**
 * What follows, one at a time: events unfold over several houses with other news between them. `+` is a correction and
 * `-` a retraction of a story that came before.
 */
export const RUNNING_ORDER = [
  ...['accord-ledger', 'naps-trial', 'kestrel-understory', 'accord-phare', '+quenara-railway', 'four-day-week'],
  ...['vaccine-understory', 'accord-courier', '+accord-flash', 'novel-prize', 'kestrel-soldered', 'accord-chronicle'],
  ...['umbrella-merger', 'vaccine-ledger', 'ice-rowing', 'kestrel-chronicle', 'tidal-power', '+brindle-pageant'],
  ...['vaccine-chronicle', 'nimbral-urgent', 'octopus-doors', 'saffron-fraud', 'nimbral-ledger', '+kestrel-understory'],
  ...['phare-cinema', 'nimbral-chronicle', '+nimbral-urgent', 'drovany-border', 'lanternfish-results', 'cup-wire'],
  ...['cup-touchline', '+vaccine-chronicle', 'nimbral-soldered', 'cup-phare', 'warm-superconductor', 'cup-courier'],
  ...['+cup-wire', 'brindle-gp', 'museum-smells', 'salt-battery', '+lanternfish-results', 'orvanta-takeover'],
  ...['maresque-strike', 'glacier-name', '-warm-superconductor', 'chess-girl', 'wenna-urgent', 'wenna-understory'],
  ...['-orvanta-takeover', 'band-reunion', 'wenna-courier', 'phare-eau', 'wenna-ledger', 'soldered-tugs'],
  ...['halcyon-ferry-vote', '+wenna-urgent', 'hearing-choir', 'brindle-market', 'wenna-chronicle', 'game-postal'],
  ...['confidence-urgent', 'confidence-ledger', 'rovers-transfer', 'phare-ia', '+confidence-urgent', 'city-trees'],
  ...['confidence-chronicle', 'old-bread', 'confidence-courier', 'saint-orban-mairie', 'dictionary-word'],
];
