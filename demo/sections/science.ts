import type { DemoStory } from '../demo-story.ts';

/** The Kestrel probe, reported by four publishers, and other discoveries. */
export const SCIENCE_DESK: DemoStory[] = [
  {
    key: 'kestrel-urgent',
    publisher: 'Meridian Wire',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Space', 'Karsund', 'Hallow-Brandt', 'Yrsa Holmqvane', 'Hollenvik'],
    story: {
      headline: 'Kestrel probe lands on comet Hallow-Brandt after nine-year voyage',
      summary: 'The craft, the size of a kitchen table, touched down twice and stayed the second time.',
      body: `HOLLENVIK — The Kestrel probe landed on comet Hallow-Brandt at 03:44 on Thursday after a voyage of nine years, mission control in Hollenvik said.

The craft bounced once, rose for eleven minutes, and came to rest 70 metres from its target on what the first picture shows to be a slope of dark, fluffy ice.

"It is on the comet, it is the right way up, and it is talking," said flight director Yrsa Holmqvane, to a room that did not hear the rest.

Drilling is to begin on Saturday.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Hollenvik',
      topics: ['Kestrel probe', 'Comets', 'Space', 'Karsund'],
      section: 'science',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'kestrel-understory',
    publisher: 'Understory',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Space', 'Chemistry', 'Hallow-Brandt'],
    story: {
      headline: 'What the Kestrel probe smelled: comet Hallow-Brandt is sweeter than it should be',
      summary: 'An hour after landing the probe tasted sugars that nobody had expected so far from a sun.',
      body: `<p>The first molecule that the Kestrel probe caught on comet Hallow-Brandt was water. The second was water. The ninth was glycolaldehyde, which is the simplest thing that a chemist will agree to call a sugar.</p>
<h2>A pantry in the cold</h2>
<p>Sugars had been seen in comets before, in traces. Here there is perhaps a hundred times more. "We first assumed a dirty instrument," said Anneke Vossberg of the Hollenvik Observatory. "We assumed it for a whole night, in shifts."</p>
<h2>Why the bounce helped</h2>
<p>The probe touched down twice. The first touch broke the crust, and the puff of gas that it released drifted over the instrument's inlet eleven minutes later. Had the landing been perfect, the sensor would have tasted only dust.</p>
<blockquote><p>"I have spent nine years making sure that we would not bounce," said the engineer of the landing legs. "I am told to be pleased."</p></blockquote>
<p>Drilling will show whether the sugar is a glaze or goes all the way down.</p>`,
      bodyFormat: 'html',
      byline: 'Linnea Marchbanks',
      topics: ['Kestrel probe', 'Comets', 'Space', 'Chemistry'],
      section: 'science',
      language: 'en',
    },
    correction: {
      headline: 'What the Kestrel probe smelled: comet Hallow-Brandt may be sweeter than it should be',
      summary:
        'An hour after landing the probe tasted sugars, perhaps ten times more than in other comets. (Corrected: ten times, not a hundred; the larger figure counted the probe’s own propellant.)',
    },
  },
  {
    key: 'kestrel-soldered',
    publisher: 'Soldered',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Space', 'Software', 'Hallow-Brandt'],
    story: {
      headline: 'The Kestrel probe runs on 64 kilobytes, and its comet landing code fits on a poster',
      summary: 'We got the poster. Here is how a nine-year-old computer put itself down on Hallow-Brandt.',
      body: `The computer that landed the Kestrel probe on comet Hallow-Brandt has 64 kilobytes of memory and was chosen because it was already old.

## Boring on purpose

Every line of the landing program was printed on a poster and hung in the canteen for two years. Anyone who found a mistake got lunch. **Nineteen lunches** were served.

- No dynamic memory.
- No interrupts below 500 metres.
- One \`if\` that has never been true in any test, and was true on Thursday.

That \`if\` is the bounce. It tells the legs to relax, the thruster to stay quiet and the clock to keep counting. It was added after lunch number eleven.`,
      bodyFormat: 'markdown',
      byline: 'Kit Hargreave-Ono',
      topics: ['Kestrel probe', 'Comets', 'Space', 'Software'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'kestrel-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Space', 'Karsund', 'Hallow-Brandt', 'Yrsa Holmqvane', 'Hollenvik'],
    story: {
      headline: 'Nine years for eleven minutes: the people who landed the Kestrel probe on a comet',
      summary: 'Two marriages, four children and one retirement happened on the way to Hallow-Brandt.',
      body: `<p>When the Kestrel probe left for comet Hallow-Brandt, Yrsa Holmqvane was the youngest person in the room. On Thursday morning, as flight director, she was asked whether she wanted to sit down. She did not.</p>
<p>Nine years is a long time to follow a kitchen table. Of the 64 people who watched the launch from Hollenvik, 29 were there for the landing. Two had married each other. One had retired, and came anyway with a thermos.</p>
<p>Then came the bounce. For eleven minutes the curve on the wall went up when it should have lain flat. "Nobody spoke," Holmqvane said. "Someone was humming. It was me."</p>
<p>The curve came down. The thermos, it turned out, did not hold coffee.</p>`,
      bodyFormat: 'html',
      byline: 'Osric Pellane, Hollenvik',
      topics: ['Kestrel probe', 'Comets', 'Space', 'Karsund'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'fungus-network',
    publisher: 'Understory',
    event: 'fungus-network',
    expectedTopics: ['Fungi', 'Drovany', 'Biology', 'Forests', 'Moon'],
    story: {
      headline: 'A fungus under the Drovany forests keeps time with the moon',
      summary: 'For four years, sensors in the soil recorded a slow pulse. It repeats every 29 and a half days.',
      body: `Under the old beech woods of Drovany lives a fungus the weight of a small town. For four years it has been wired with 900 hair-thin electrodes, and it has been keeping time.

The signal is weak and very slow: a swelling and sinking of voltage that repeats every 29.5 days. "I know exactly how this sounds," said mycologist Radka Velimir. "I repeated it in a cellar, where there is no moon. It kept the rhythm for seven months, and then forgot."

Why a fungus would care is unknown. Moonlit nights bring out beetles that carry spores; that is one idea. Another is that small tides in groundwater squeeze the soil.

The team has published all its data, and a recording sped up 100,000 times, which sounds like somebody blowing across a bottle.`,
      bodyFormat: 'text',
      byline: 'Linnea Marchbanks',
      topics: ['Fungi', 'Drovany', 'Biology'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'octopus-doors',
    publisher: 'Understory',
    event: 'octopus-doors',
    expectedTopics: ['Biology', 'Oceans', 'Halcyon Islands', 'Octopuses'],
    story: {
      headline: 'Octopuses off the Halcyon Islands have started to build doors',
      summary: 'Divers counted 31 dens closed with the same kind of flat stone. Ten years ago there were none.',
      body: `<p>It began with one den and one stone. In the shallows off Little Tern a reef octopus carried a flat piece of slate forty metres and leaned it against the mouth of its burrow. Ten years on, 31 dens have doors.</p>
<h2>Fashion or invention?</h2>
<p>Octopuses are loners that die soon after their eggs hatch, so nobody teaches anybody. "That is what makes it strange," said marine biologist Callum Inverdale. "They must be copying strangers."</p>
<p>His divers moved some doors a metre away. By morning most were back. One octopus had taken the chance to exchange its own for a neighbour's, which was rounder.</p>
<p>The team now marks stones with a dot of paint, and has begun to draw up what it calls, only half in jest, a land register.</p>`,
      bodyFormat: 'html',
      byline: 'Piers Ravensgate',
      topics: ['Biology', 'Oceans', 'Halcyon Islands'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'warm-superconductor',
    publisher: 'Understory',
    event: 'verado-superconductor',
    expectedTopics: ['Physics', 'Quenara', 'Materials', 'Superconductors', 'Verado'],
    story: {
      headline: 'Verado laboratory reports a material that conducts without loss in a warm room',
      summary: 'If confirmed, the greenish ceramic would be the first superconductor to work at 21 degrees.',
      body: `<p>A laboratory in Verado, Quenara, says that it has made a ceramic that carries electricity without resistance at 21 degrees and ordinary pressure.</p>
<p>The sample, the size of a fingernail, levitated above a magnet for six hours in a video that the group has released. Independent teams have asked for pieces.</p>
<p>"We have checked everything that we could think of," said group leader Evaristo Pombal.</p>`,
      bodyFormat: 'html',
      byline: 'Piers Ravensgate',
      topics: ['Physics', 'Quenara', 'Materials'],
      section: 'science',
      language: 'en',
    },
    retraction:
      'The laboratory has withdrawn its result: the levitation was caused by iron in the sample holder. We published before any independent team had tested the material, against our own rule.',
  },
  {
    key: 'old-bread',
    publisher: 'Understory',
    event: 'old-bread',
    expectedTopics: ['Archaeology', 'Maresque', 'Food', 'History', 'Bread'],
    story: {
      headline: 'The oldest loaf in Maresque was sourdough, and someone had bitten it',
      summary: 'A charred bread from a buried kitchen is 4,300 years old and keeps the print of two front teeth.',
      body: `Archaeologists on the Louvre-Noire estuary have found a loaf of bread 4,300 years old, preserved as charcoal by the fire that destroyed the kitchen around it.

> It is leavened. It is slightly over-baked. And somebody took one bite and put it back.
>
> — Solenne Hardouin, dig director

Scans show bubbles of a size that only wild yeast leaves. The flour was emmer with a little **sea beet**, still gathered nearby.

The bite, of two upper front teeth with a gap between them, belonged to a person of about ten. A baker in Saint-Orban has reconstructed the recipe, and reports that children leave the crust.`,
      bodyFormat: 'markdown',
      byline: 'Linnea Marchbanks',
      topics: ['Archaeology', 'Maresque', 'Food', 'History'],
      section: 'science',
      language: 'en',
    },
  },
];
