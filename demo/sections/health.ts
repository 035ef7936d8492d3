import type { DemoStory } from '../demo-story.ts';

/** The marsh fever vaccine, reported by four publishers, and other health news. */
export const HEALTH_DESK: DemoStory[] = [
  {
    key: 'vaccine-wire',
    publisher: 'Meridian Wire',
    event: 'marsh-fever-vaccine',
    expectedTopics: ['Marsh fever', 'Vaccines', 'Orvanta Biologics', 'Velloria', 'Medicines', 'Diseases'],
    story: {
      headline: 'First marsh fever vaccine approved in Velloria after 83 per cent protection in trial',
      summary: 'The medicines board cleared Orvanta’s vaccine for everyone over two years of age.',
      body: `PORT AMSEL — Velloria's medicines board on Thursday approved the first vaccine against marsh fever, a mosquito-borne disease that sickens some 400,000 people a year around the estuary.

In a trial of 21,000 volunteers, the vaccine, made by Orvanta Biologics, prevented 83 per cent of cases over two seasons. Side effects were mostly sore arms.

"My grandmother had it, my mother had it, I had it," said board chair Dr Noor Castellane. "My daughter won't."

The first doses go to the river districts in April, before the mosquitoes do.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Marsh fever', 'Vaccines', 'Orvanta Biologics', 'Velloria'],
      section: 'health',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'vaccine-understory',
    publisher: 'Understory',
    event: 'marsh-fever-vaccine',
    expectedTopics: ['Marsh fever', 'Vaccines', 'Biology', 'Orvanta Biologics', 'Parasites'],
    story: {
      headline: 'How the marsh fever vaccine works: it teaches the body to recognise a doorknob',
      summary: 'The parasite changes its coat every few days. The vaccine ignores the coat.',
      body: `<p>The parasite that causes marsh fever owns about sixty coats and changes them like an actor between scenes. For forty years vaccines aimed at the coat, and for forty years they failed by the second week.</p>
<h2>The part that cannot change</h2>
<p>To enter a blood cell the parasite must turn a single protein that its discoverers call the doorknob. It is hidden under the coat until the last second. Orvanta's vaccine holds a copy of that protein, frozen in the moment of turning.</p>
<blockquote><p>"We did not find a new target," said Orvanta's Ghislaine Amory. "We found out how to photograph the old one."</p></blockquote>
<p>In the trial protection was 83 per cent over two seasons. Whether it lasts longer nobody knows; the trial is two seasons old.</p>`,
      bodyFormat: 'html',
      byline: 'Piers Ravensgate',
      topics: ['Marsh fever', 'Vaccines', 'Biology'],
      section: 'health',
      language: 'en',
    },
  },
  {
    key: 'vaccine-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'marsh-fever-vaccine',
    expectedTopics: ['Marsh fever', 'Vaccines', 'Nursing', 'Velloria', 'Edda Moorcroft', 'Orvanta Biologics'],
    story: {
      headline: 'The nurse who counted: behind the marsh fever vaccine, a notebook from the river',
      summary:
        'Without Edda Moorcroft’s 26 years of records, the vaccine trial would have had nothing to measure against.',
      body: `<p>Every case of marsh fever on the lower Tessen for twenty-six years is in a row of green notebooks on Edda Moorcroft's kitchen shelf: name, house, date, and how many steps to standing water.</p>
<p>When Orvanta needed to know where to test its vaccine, it asked the ministry, which asked the county, which asked the district nurse. She asked them to take their shoes off.</p>
<p>"They had computers with maps in them," she said. "I had the map."</p>
<p>The trial followed her rows house by house. On Thursday, when the vaccine was approved, the medicines board sent her a letter. She has filed it under M.</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Marsh fever', 'Vaccines', 'Nursing', 'Velloria'],
      section: 'health',
      language: 'en',
    },
    correction: {
      headline: 'The nurse who counted: behind the marsh fever vaccine, 31 notebooks from the river',
      summary:
        'Without Edda Moorcroft’s 31 years of records, the vaccine trial would have had nothing to measure against. (Corrected: her records span 31 years, not 26.)',
    },
  },
  {
    key: 'vaccine-ledger',
    publisher: 'Ledger & Tide',
    event: 'marsh-fever-vaccine',
    expectedTopics: ['Orvanta Biologics', 'Vaccines', 'Marsh fever', 'Markets', 'Companies', 'Velloria', 'Shares'],
    story: {
      headline: 'Orvanta shares leap as marsh fever vaccine is approved at eleven crowns a dose',
      summary: 'The price is lower than analysts feared and the order is larger than they hoped.',
      body: `Shares in Orvanta Biologics rose 17 per cent on Thursday after Velloria approved its marsh fever vaccine and ordered **nine million doses** at eleven crowns each.

Analysts had expected a price nearer thirty and an order nearer two million. "They have swapped margin for scale, and for goodwill," said Hester Quillon of the Bank of the Estuary.

Quenara and Maresque are negotiating together for a further fourteen million doses. Orvanta's single plant can fill six million vials a year; a second is under construction at Brindle Mouth and is expected to employ 350 people.`,
      bodyFormat: 'markdown',
      byline: 'Aurelio Finch-Tamm',
      topics: ['Orvanta Biologics', 'Vaccines', 'Marsh fever', 'Markets', 'Companies'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'naps-trial',
    publisher: 'The Amsel Chronicle',
    event: 'naps-trial',
    expectedTopics: ['Hospitals', 'Sleep', 'Port Amsel', 'Nurses', 'St Brannoc’s'],
    story: {
      headline: 'A hospital let its night nurses nap, and the wards grew quieter',
      summary: 'Twenty-five minutes in a dark room cut medication errors by a third at St Brannoc’s.',
      body: `<p>The room has no window, four reclining chairs and a lamp that turns itself off. At St Brannoc's in Port Amsel every night nurse now spends twenty-five minutes in it, by order.</p>
<p>After a year, medication errors on the night shift have fallen by a third and nurses' car accidents on the way home from seven to one.</p>
<h2>The rule</h2>
<ol><li>Nobody naps alone on duty: a colleague holds the pager.</li><li>Twenty-five minutes, no longer.</li><li>Nobody may be thanked for skipping it.</li></ol>
<p>"The third rule took the longest," said matron Gwendolen Achebe-Price. "We are a proud profession and a tired one."</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Hospitals', 'Nursing', 'Sleep', 'Port Amsel'],
      section: 'health',
      language: 'en',
    },
  },
  {
    key: 'brindle-gp',
    publisher: 'Brindle Courier',
    event: 'brindle-gp',
    expectedTopics: ['Lower Brindle', 'Halcyon Islands', 'Doctors', 'Saoirse Penhallow'],
    story: {
      headline: 'Lower Brindle has a doctor again, and she brought a boat',
      summary:
        'After 14 months without a practice, Dr Saoirse Penhallow opened on Monday with a waiting list of one dog.',
      body: `Lower Brindle's surgery opened its doors on Monday for the first time in fourteen months. The first patient was a dog, which was referred.

Dr Saoirse Penhallow, 41, comes from the Halcyon Islands, where she held clinics on nine of them in turn. She has brought her boat, the Second Opinion, and will visit the far side of the bay on Wednesdays.

By noon she had seen twenty-two people, eleven of whom had come, they said, to have a look.

Repeat prescriptions can be left in the box by the chandlery until the telephone is connected.`,
      bodyFormat: 'text',
      byline: 'Minnow Pascoe',
      topics: ['Lower Brindle', 'Hospitals', 'Halcyon Islands'],
      section: 'health',
      language: 'en',
    },
  },
  {
    key: 'phare-eau',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-eau',
    expectedTopics: ['Maresque', 'Saint-Orban', 'Water', 'Lead'],
    story: {
      headline: 'L’eau de Saint-Orban redevient potable dans toute la vieille ville',
      summary: 'Neuf kilomètres de conduites en plomb ont été remplacés en dix-huit mois, rue après rue.',
      body: `<p>Depuis lundi, les fontaines de la vieille ville ne portent plus leur petit ruban rouge. La dernière conduite en plomb, rue des Cordiers, a été déposée vendredi sous les applaudissements d'une école.</p>
<p>Le chantier a coûté 41 millions et fermé, à tour de rôle, soixante-trois rues. Les médecins de l'hôpital Sainte-Ombeline ont déjà constaté une baisse de moitié du plomb dans le sang des enfants du quartier.</p>
<p>Les tuyaux déposés seront fondus. La ville en fera, dit-on, le lest de la nouvelle horloge.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Saint-Orban', 'Water'],
      section: 'health',
      language: 'fr',
    },
  },
  {
    key: 'hearing-choir',
    publisher: 'Understory',
    event: 'hearing-choir',
    expectedTopics: ['Hearing', 'Music', 'Karsund', 'Ageing', 'Choirs'],
    story: {
      headline: 'Singing in a choir sharpens hearing in noise, a trial of 480 beginners finds',
      summary: 'Twelve weeks of rehearsals helped people over sixty follow a voice in a crowded room.',
      body: `People over sixty who joined a choir for twelve weeks became better at following one voice in a noisy room, according to a trial with 480 volunteers in three Karsund towns.

- **Choir group:** 31 % better on a speech-in-noise test
- **Audiobook group:** 6 % better
- **Waiting list:** no change

Their ears had not changed. Recordings from the scalp show that the *brain's* answer to pitch had become faster and cleaner.

"The alto line is the best treatment," said Ingvild Sarre, who ran the study. "You spend the evening holding on to something that everyone around you is trying to sing over."`,
      bodyFormat: 'markdown',
      byline: 'Linnea Marchbanks',
      topics: ['Hearing', 'Music', 'Karsund', 'Ageing'],
      section: 'health',
      language: 'en',
    },
  },
];
