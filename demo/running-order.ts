/** The stories that fill the page at the start: from nearly every publisher and from every section. */
export const OPENING = [
  ...['quenara-railway', 'opera-tide', 'forecast-amsel', 'tour-salt', 'rates-flash', 'orchard-rates'],
  ...['crown-bank-wire', 'phare-vignes', 'hollenvik-lots', 'rates-post', 'brindle-pageant', 'soldered-phone'],
  ...['fungus-network', 'bell-ringer', 'chair-queue', 'wire-nurses', 'kestrel-urgent', 'post-swan', 'kestrel-gz'],
  ...['touchline-shot', 'radio-lost-luggage', 'vaccine-wire', 'vaccine-phare', 'post-lottery', 'maid-flash'],
  ...['accord-flash', 'accord-post'],
] as const;

/**
 * The stories that follow, one at a time: events unfold over several publishers with other news in between. `!` marks a
 * story that comes right after the one before it, `+` a correction and `-` a retraction of an earlier story.
 */
export const RUNNING_ORDER = [
  // The accord, the ferry aground, two rates, the landing and the vaccine
  ...['!accord-gz', 'maid-wire', 'accord-ledger', 'crown-bank-ledger', '!rates-phare', 'kestrel-understory'],
  ...['maid-chronicle', '!maid-post', 'accord-phare', 'forecast-halcyon', 'vaccine-understory', '+quenara-railway'],
  ...['crown-bank-gz', 'four-day-week', 'maid-courier', 'accord-courier', 'naps-trial', '+accord-flash', 'tram-post'],
  ...['vaccine-ledger', 'kestrel-soldered', 'accord-radio', 'maid-radio', '+post-swan', 'umbrella-merger'],
  ...['tram-wire', 'novel-prize', 'kestrel-chronicle', 'accord-chronicle', '+brindle-pageant', 'vaccine-chronicle'],
  ...['ice-rowing', 'umbrella-post'],
  // The outage, the tram strike and what trickles in of the landing
  ...['nimbral-flash', '!nimbral-urgent', 'bees-understory', 'nimbral-post', '+kestrel-understory', 'tram-chronicle'],
  ...['!nimbral-gz', 'phare-cinema', 'nimbral-end', '+nimbral-urgent', 'octopus-doors', 'nimbral-chronicle'],
  ...['vaccine-radio', 'saffron-fraud', 'nimbral-ledger', 'kestrel-radio', '+vaccine-chronicle', 'prize-chair'],
  ...['tram-post-end', 'warm-superconductor', 'lanternfish-results', 'kestrel-drill', 'drovany-border'],
  ...['forecast-maresque'],
  // An earthquake in the morning, a theft in the afternoon
  ...['verado-bulletin', '!verado-flash', '!quake-cape-morne', 'pfandautomat', 'verado-update', '!verado-phare'],
  ...['superconductor-soldered', 'compass-flash', 'verado-radio', 'brindle-gp', '+verado-update', 'compass-wire'],
  ...['+lanternfish-results', 'nimbral-soldered', 'verado-understory', 'compass-chair', 'quake-mirovetz'],
  ...['maresque-strike', '!maresque-strike-wire', 'fenwick-ledger', 'compass-chronicle', 'museum-smells'],
  ...['orvanta-takeover', 'fenwick-wire', '-warm-superconductor', '!superconductor-wire', 'fenwick-soldered'],
  ...['maresque-strike-ledger', 'prize-radio', 'rats-beschluss'],
  // The cup final
  ...['cup-wire', '!cup-touchline', 'cup-phare', '!cup-gz', 'tidal-power', 'cup-courier', 'compass-found'],
  ...['!compass-radio', '+cup-wire', 'orvanta-denial', 'chess-girl', 'cup-post', 'maresque-strike-2'],
  ...['-orvanta-takeover', 'orvanta-post', 'salt-battery', 'glacier-name', 'leak-soldered', 'saint-orban-mairie'],
  ...['leak-wire', 'touchline-swim', 'leak-post'],
  // The storm
  ...['wenna-warning', 'band-reunion', 'leak-ledger', '+leak-wire', 'wenna-radio-night', '!wenna-urgent'],
  ...['phare-eau', 'wenna-phare', 'wenna-understory', 'wenna-courier', 'clip-trial-ledger', '+wenna-urgent'],
  ...['!wenna-gz', 'wenna-radio-morning', 'soldered-tugs', 'rovers-transfer', 'wenna-ledger', 'halcyon-ferry-vote'],
  ...['clip-trial-soldered', 'wenna-chronicle'],
  // The government falls, and the river comes
  ...['confidence-flash', '!confidence-urgent', '!confidence-post', 'hearing-choir', 'confidence-ledger'],
  ...['!confidence-gz', 'confidence-phare', 'feu-brevannes', '!fire-wire', 'confidence-chronicle'],
  ...['+confidence-urgent', 'fire-bulletin', 'confidence-courier', 'brindle-market', 'fire-radio', 'tessen-flash'],
  ...['!elmra-erste', 'feu-brevannes-2', '!tessen-update', 'fire-wire-2', 'game-postal', 'tessen-post', 'elmra-wire'],
  ...['canal-trial-open', '!canal-trial-wire', 'tessen-tide', 'elmra-scheitel', 'clip-trial-wire', 'league-rovers'],
  ...['!league-united', 'league-table-wire', 'tessen-ledger', 'elmra-understory', 'league-rovers-post'],
  ...['league-united-radio', 'phare-ia', 'tessen-chronicle'],
  // Quieter pages
  ...['league-rovers-courier', 'chair-film', 'wire-census', 'rust-understory', 'canal-trial-witness'],
  ...['phare-fromage', 'ledger-glove', 'old-bread', 'courier-bus', 'soldered-fridge', 'phare-bibliobus'],
  ...['city-trees', 'neap-tides', 'dictionary-word', 'night-train-feature', 'demo-over'],
];
