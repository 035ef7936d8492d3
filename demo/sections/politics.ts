import type { DemoStory } from '../demo-story.ts';

/** The confidence vote, reported by four publishers, and quieter politics. */
export const POLITICS_DESK: DemoStory[] = [
  {
    key: 'confidence-urgent',
    publisher: 'Meridian Wire',
    event: 'corvane-falls',
    expectedTopics: [
      'Velloria',
      'Elections',
      'Parliament',
      'Ilsa Corvane',
      'Bram Oskerby',
      'Canals',
      'Dorothea Ansgar',
    ],
    story: {
      headline: 'Corvane government loses confidence vote by two; Velloria heads for early election',
      summary: 'Prime Minister Ilsa Corvane lost by 151 votes to 149 after three members of her own bench abstained.',
      body: `<p>PORT AMSEL — Velloria's government fell on Wednesday night when Prime Minister Ilsa Corvane lost a vote of confidence by two, opening the way to the first early election in the republic for nineteen years.</p>
<p>The motion, brought by opposition leader Bram Oskerby over the canal budget, passed by 151 votes to 149. Three members of Corvane's own bench abstained.</p>
<p>"The house has spoken, quietly but twice," said Speaker Dorothea Ansgar, who had the count repeated.</p>
<p>The president of the republic is expected to dissolve the chamber on Friday. An election must follow within forty-two days.</p>`,
      bodyFormat: 'html',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Velloria', 'Elections', 'Parliament', 'Ilsa Corvane'],
      section: 'politics',
      language: 'en',
      priority: 'urgent',
    },
    correction: {
      headline: 'Corvane government loses confidence vote by two; Velloria heads for early election in spring',
      summary:
        'Prime Minister Ilsa Corvane lost by 151 votes to 149 after four members of her own bench abstained. (Corrected: four abstained, not three.)',
    },
  },
  {
    key: 'confidence-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'corvane-falls',
    expectedTopics: [
      'Velloria',
      'Elections',
      'Parliament',
      'Ilsa Corvane',
      'Corrow Strait',
      'Bram Oskerby',
      'Canals',
      'Tessen canal',
      'Political crisis',
    ],
    story: {
      headline: 'Corvane falls in confidence vote: the night four chairs stayed empty',
      summary: 'A government that survived a war of charts was brought down by a canal. Inside the confidence vote.',
      body: `<p>At nine minutes past ten the bells of the chamber rang for the last time, and four chairs on the government side stayed empty. Ilsa Corvane looked at them once, folded her order paper in three, and put it in her sleeve.</p>
<h2>The canal</h2>
<p>The confidence vote was called over the Tessen canal, a project whose cost has doubled since it was approved. Bram Oskerby's motion ran to a single sentence, which he read twice.</p>
<blockquote><p>"This house no longer knows what the canal will cost, and does not believe that the government does."</p></blockquote>
<h2>What happens now</h2>
<p>The president is likely to dissolve the chamber on Friday. Until an election the government stays in office but may sign nothing that binds its successor, which leaves the ratification of the Corrow Strait accord in doubt.</p>
<p>One of the four absentees was found in the members' tea room. He said that he had lost track of time.</p>`,
      bodyFormat: 'html',
      byline: 'Perpetua Lindqvane and Rufus Hale-Emmett',
      topics: ['Velloria', 'Elections', 'Parliament', 'Ilsa Corvane', 'Corrow Strait'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'confidence-ledger',
    publisher: 'Ledger & Tide',
    event: 'corvane-falls',
    expectedTopics: [
      'Velloria',
      'Elections',
      'Markets',
      'Canals',
      'Currencies',
      'Vellorian crown',
      'Tessen canal',
      'Ilsa Corvane',
      'Parliament',
      'Political crisis',
    ],
    story: {
      headline: 'Vellorian crown dips after confidence vote topples Corvane government',
      summary: 'The currency lost 1.4 per cent before midnight; bond desks expect an election rather than a crisis.',
      body: `The Vellorian crown lost 1.4 per cent against a basket of neighbours on Wednesday night after the Corvane government lost its confidence vote, and recovered a third of it by breakfast.

"Markets dislike a surprise, and this was announced for a week," said Hester Quillon, chief economist at the Bank of the Estuary. "What they are pricing is a canal, not a catastrophe."

| Instrument | Before | After |
| --- | --- | --- |
| Crown, index | 101.2 | 99.8 |
| Ten-year bond, yield | 3.41 % | 3.55 % |
| Tessen Canal Company | 44.10 | 37.60 |

Analysts expect both main parties to promise a review of the canal, and neither to cancel it.`,
      bodyFormat: 'markdown',
      byline: 'Aurelio Finch-Tamm',
      topics: ['Velloria', 'Elections', 'Markets', 'Canals'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'confidence-courier',
    publisher: 'Brindle Courier',
    event: 'corvane-falls',
    expectedTopics: ['Lower Brindle', 'Elections', 'Velloria', 'Ilsa Corvane'],
    story: {
      headline: 'Early election after Corvane vote: Brindle has one booth, and the roof leaks',
      summary: 'The parish hall was to be repaired in autumn. The election will not wait for it.',
      body: `With the Corvane government gone after Wednesday's confidence vote, Lower Brindle must find a dry place to vote within six weeks.

The parish hall has been the district's only polling station since the school closed. Its roof was to be replaced in September. "We have eleven buckets," said clerk Minna Sallow, "and a rota."

The council will decide on Monday between the hall, the lifeboat house and the back room of the Ferryman. The Ferryman's landlord has offered to close the bar during polling. The council thanked him and noted that nobody had asked.`,
      bodyFormat: 'text',
      byline: 'Jem Tarrow',
      topics: ['Lower Brindle', 'Elections', 'Velloria'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'hollenvik-lots',
    publisher: 'The Amsel Chronicle',
    event: 'karsund-lots',
    expectedTopics: ['Karsund', 'Parliament', 'Democracy', 'Hollenvik', 'Sigrun Taal'],
    story: {
      headline: 'Karsund will choose a tenth of its parliament by lot',
      summary: 'Twenty citizens, drawn like a jury, will sit for two years from next spring.',
      body: `<p>Karsund's parliament voted on Thursday to give up twenty of its two hundred seats to citizens drawn by lot, the boldest experiment of its kind in the northern kingdoms.</p>
<p>Those drawn will serve two years with full votes, a salary, and the right to return to their old job. Refusal is allowed once.</p>
<blockquote><p>"I spent thirty years persuading people to choose me," said the bill's author, Sigrun Taal. "I would like to meet the ones who were never asked."</p></blockquote>
<p>Critics call it a lottery with better manners. The first draw will be held with the same brass drum that has selected Hollenvik's juries since the town had walls.</p>`,
      bodyFormat: 'html',
      byline: 'Rufus Hale-Emmett',
      topics: ['Karsund', 'Parliament', 'Democracy'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'saint-orban-mairie',
    publisher: 'Le Phare de Saint-Orban',
    event: 'saint-orban-mayor',
    expectedTopics: ['Maresque', 'Elections', 'Saint-Orban', 'Clémence Audrain-Vey', 'Local government'],
    story: {
      headline: 'Saint-Orban élit maire une horlogère de 34 ans, à onze voix près',
      summary: 'Clémence Audrain-Vey promet de remettre la ville à l’heure. Le recomptage a duré toute la nuit.',
      body: `<p>À quatre heures du matin, quand le dernier paquet de bulletins eut été recompté, onze voix séparaient Clémence Audrain-Vey du maire sortant. L'horlogère de la rue des Cordiers prendra ses fonctions lundi.</p>
<p>Sa campagne tenait en une affiche : la grande horloge de l'hôtel de ville, arrêtée depuis neuf ans sur trois heures dix, et ces mots : « Ça suffit. »</p>
<p>La nouvelle maire promet des bacs de nuit, des marchés couverts et, avant la fin du mois, une horloge qui marche. Son prédécesseur lui a laissé la clef de la tour, et un parapluie.</p>`,
      bodyFormat: 'html',
      byline: 'Anselme Tourvieille',
      topics: ['Maresque', 'Elections', 'Saint-Orban'],
      section: 'politics',
      language: 'fr',
    },
  },
  {
    key: 'halcyon-ferry-vote',
    publisher: 'Meridian Wire',
    event: 'halcyon-ferry-vote',
    expectedTopics: ['Halcyon Islands', 'Elections', 'Ferries', 'Referendums'],
    story: {
      headline: 'Halcyon Islands vote to make ferries free for residents',
      summary: 'Sixty-four per cent said yes in a referendum that reached every one of the 41 inhabited islands.',
      body: `KITEWATER — The Halcyon Islands voted by 64 per cent to 36 on Sunday to make inter-island ferries free for residents, in a referendum whose ballot boxes travelled, for the most part, by ferry.

The measure will cost 31 million shells a year and be paid for by a levy on visiting yachts. Turnout was 78 per cent; on Little Tern, where nine people live, it was ten, because the count included a lighthouse keeper on leave.

Opponents say that the boats are already full. The government says that it has ordered three more.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Kitewater',
      topics: ['Halcyon Islands', 'Elections', 'Ferries'],
      section: 'politics',
      language: 'en',
    },
  },
];
