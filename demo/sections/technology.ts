import type { DemoStory } from '../demo-story.ts';

/** The Nimbral outage, reported by four publishers, and other technology. */
export const TECHNOLOGY_DESK: DemoStory[] = [
  {
    key: 'nimbral-urgent',
    publisher: 'Meridian Wire',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Outages', 'Cloud computing', 'Velloria', 'Payments', 'Trams'],
    story: {
      headline: 'Nimbral cloud outage stops banks, trams and bakeries across Velloria',
      summary: 'The country’s largest hosting company went dark at 07:12. Its own status page went with it.',
      body: `PORT AMSEL — An outage at Nimbral, Velloria's largest cloud company, stopped card payments, tram tickets and the ovens of at least two bakery chains on Tuesday morning.

The fault began at 07:12, the company said in a message posted on the door of its headquarters, as its status page was unavailable too. Four of six data halls had lost contact with the other two.

Hospitals switched to paper without delay. The central bank said that no payments had been lost. Trams ran free of charge until noon.

Nimbral said that the cause was "internal" and that it had excluded an attack.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Nimbral', 'Outages', 'Cloud computing', 'Velloria'],
      section: 'technology',
      language: 'en',
      priority: 'urgent',
    },
    correction: {
      summary:
        'The country’s largest hosting company went dark at 07:12 and came back at 11:31. Its own status page went with it.',
    },
  },
  {
    key: 'nimbral-soldered',
    publisher: 'Soldered',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Outages', 'Cloud computing', 'Software'],
    story: {
      headline: 'Nimbral outage post-mortem: a leap second, a lock file and a very loyal script',
      summary: 'We read all 41 pages of Nimbral’s report on the outage, so that you can read these six paragraphs.',
      body: `Nimbral has published its report on Tuesday's outage, and it is the good kind: names of systems, no names of people, and a timeline that hurts to read.

## What happened

A script from nine years ago adjusts clocks ahead of leap seconds. There was no leap second. There was, however, a *test announcement* of one, and the script believed it.

\`\`\`
07:12:00  clock-shepherd: taking lock /var/lock/time
07:12:00  clock-shepherd: lock is from the future, waiting
\`\`\`

It waited for 4 hours and 19 minutes. Everything that needed the time waited with it.

## What we liked

1. The ovens failed *cold*. Somebody thought about that.
2. Engineers got in through the front door because the badge readers fail open from inside.
3. The report ends with a list of eleven things that went right by luck.

## What we did not

The status page was hosted on Nimbral. It is not any more.`,
      bodyFormat: 'markdown',
      byline: 'Kit Hargreave-Ono',
      topics: ['Nimbral', 'Outages', 'Cloud computing', 'Software'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'nimbral-ledger',
    publisher: 'Ledger & Tide',
    event: 'nimbral-outage',
    expectedTopics: [
      'Nimbral',
      'Outages',
      'Cloud computing',
      'Markets',
      'Companies',
      'Insurance',
      'Anchor Mutual',
      'Velloria',
    ],
    story: {
      headline: 'Nimbral outage cost Vellorian firms 180 million crowns, insurers estimate',
      summary: 'The cloud company’s contracts pay back the price of four hours of service: about nine crowns a shop.',
      body: `<p>Tuesday's outage at Nimbral cost Vellorian businesses some 180 million crowns in lost trade, according to a first estimate by the insurer Anchor Mutual. Nimbral's standard contract repays the fee for the hours missed, which for a corner shop comes to about nine crowns.</p>
<p>"People insured against fire, flood and theft," said Corvin Estable of Anchor Mutual. "Nobody insured against a Tuesday."</p>
<p>Two of the four large banks said that they would spread their systems over a second supplier. Nimbral's shares fell 13 per cent; those of its rival Cumulant rose 8.</p>`,
      bodyFormat: 'html',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Nimbral', 'Outages', 'Cloud computing', 'Markets', 'Companies'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'nimbral-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Outages', 'Port Amsel', 'Cloud computing', 'Payments'],
    story: {
      headline: 'The morning of the Nimbral outage, a city found its coins',
      summary: 'When the cloud company failed, Port Amsel paid in cash, in credit and, in one case, in eggs.',
      body: `<p>By eight o'clock on the morning of the Nimbral outage the queue at the Cordwainers' Bank stretched around the fountain. It was the last branch in Port Amsel with a counter, a drawer and a clerk who remembered how to open it.</p>
<p>"I haven't counted out change since the old queen's head was on it," said Philippa Drew, who has worked there for 37 years and was to retire on Friday.</p>
<p>Trams ran free. The fish market chalked its debts on the wall. A café in Gutter Lane accepted eggs, and by ten was selling omelettes at a loss.</p>
<p>The outage ended at 11:31. The wall at the fish market was still being settled at closing time, and the market's steward reported that it came out four crowns to the good.</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Nimbral', 'Outages', 'Port Amsel'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'soldered-phone',
    publisher: 'Soldered',
    event: 'soldered-phone',
    expectedTopics: ['Phones', 'Repair', 'Reviews', 'Fenwick'],
    story: {
      headline: 'Review: the Fenwick Two is a phone with four screws, and that is the whole point',
      summary: 'It is slower than its rivals, thicker than its rivals, and the first phone we have repaired on a tram.',
      body: `The Fenwick Two has four screws. They are all the same length. If you have never dropped a 1.2 mm screw into a carpet, you may not see why this made me emotional.

## The good

- Battery out in **nine seconds**, without a tool you don't have.
- Every part has its price printed on it. *On the part.*
- Eight years of promised updates, with the money for them in escrow.

## The less good

The camera is fine by daylight and optimistic by night. The processor was quick two years ago. The case is 11 mm thick, which my pocket noticed.

## Verdict

I broke the screen on purpose, bought a new one for 31 crowns, and fitted it between Harbour Gate and Mill Street. Buy it if you intend to still own it in 2034.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Phones', 'Repair', 'Reviews'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'soldered-tugs',
    publisher: 'Soldered',
    event: 'soldered-tugs',
    expectedTopics: ['Robots', 'Shipping', 'Port Amsel', 'Tugs'],
    story: {
      headline: 'Port Amsel’s robot tugs learned to wait, and that took four years',
      summary: 'Moving a ship was the easy part. Knowing when not to was the research programme.',
      body: `<p>The three robot tugs of Port Amsel have berthed 1,000 ships without a scratch. Their engineers are proudest of the 190 that they declined to berth.</p>
<h2>The pause</h2>
<p>"Everyone trains machines to act," said Bettina Okoro-Lund, who leads the project. "We had recordings of old tug masters doing nothing for six minutes, perfectly. That was the skill."</p>
<p>The tugs weigh wind, current and the behaviour of nearby crews. When they are unsure they hold station and sound two short notes. Pilots have begun to answer on their own horns.</p>
<p>The code that decides to wait is 340 lines long, and open. The code that moves the tugs is eleven times that.</p>`,
      bodyFormat: 'html',
      byline: 'Kit Hargreave-Ono',
      topics: ['Robots', 'Shipping', 'Port Amsel'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'salt-battery',
    publisher: 'Soldered',
    event: 'salt-battery',
    expectedTopics: ['Lanternfish', 'Batteries', 'Repair', 'Reviews'],
    story: {
      headline: 'We took a Lanternfish salt battery apart, and there is really salt in it',
      summary:
        'The best-selling home cell of the year is simple, heavy and, to our surprise, held together with clips.',
      body: `The Lanternfish H4 weighs 61 kilograms, so we took it apart where it stood, in my aunt's cellar.

Inside are 48 sodium cells in four trays. Each tray slides out when you press two clips. There is **no glue**. There is a sticker that says *"Hello. Please discharge me first."*

What we measured:

| | Claimed | Measured |
| --- | --- | --- |
| Capacity | 8.0 kWh | 7.8 kWh |
| Losses, in and out | 11 % | 12 % |
| Noise | silent | a faint tick |

The cooling is a chimney: air comes in below and leaves above, with no fan. That is why the manual insists on a hand's width of space. My aunt keeps onions there. She has been told.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Lanternfish', 'Batteries', 'Repair', 'Reviews'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'phare-ia',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-ia',
    expectedTopics: ['Maresque', 'Saint-Orban', 'Software', 'Bells', 'Artificial intelligence'],
    story: {
      headline: 'À Saint-Orban, une machine écoute les cloches pour prévoir les pannes',
      summary: 'Des micros posés dans les tours entendent la fêlure des mois avant l’oreille humaine.',
      body: `<p>La cloche Honorine, fondue il y a trois siècles, sonnait faux depuis l'hiver. Personne ne l'avait remarqué, sauf un boîtier gris vissé sous le beffroi.</p>
<p>L'atelier Tournebise, qui emploie sept personnes, a équipé les quarante-deux cloches du Maresque de microphones. Un logiciel compare chaque coup aux précédents et signale les dérives de quelques centièmes de ton.</p>
<p>« Une cloche prévient avant de se taire, mais elle parle bas », explique Bérénice Tournebise. Honorine a été ressoudée au printemps ; elle a retrouvé son ré.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Saint-Orban', 'Software'],
      section: 'technology',
      language: 'fr',
    },
  },
];
