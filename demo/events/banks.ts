import type { DemoStory } from '../demo-story.ts';

/** Two central banks, two decisions on one day. */
export const CENTRAL_BANKS: DemoStory[] = [
  {
    key: 'rates-flash',
    publisher: 'Meridian Wire',
    event: 'estuary-rate-cut',
    expectedTopics: ['Interest rates', 'Velloria', 'Bank of the Estuary', 'Central banks'],
    story: {
      headline: 'Bank of the Estuary cuts main rate to 2.75 per cent from 3.00',
      summary: 'First cut in three years.',
      body: `PORT AMSEL — The Bank of the Estuary cut its main interest rate to 2.75 per cent from 3.00 on Thursday. Vote 5–2.`,
      bodyFormat: 'text',
      topics: ['Interest rates', 'Velloria'],
      section: 'business',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'rates-post',
    publisher: 'The Harbour Post',
    event: 'estuary-rate-cut',
    expectedTopics: ['Interest rates', 'Mortgages', 'Bank of the Estuary'],
    story: {
      headline: 'Cheaper by a pint a week: what the rate cut means for your mortgage',
      summary: 'On an average loan the Bank of the Estuary has just given you 19 crowns a month. Do not thank it yet.',
      body: `The Bank of the Estuary has cut its rate to 2.75 per cent. For a Post reader with 90,000 crowns to pay off, that is 19 crowns a month. A pint a week, and crisps.

Fixed loan? Nothing changes until you renew. Savings? Your bank will remember to lower those by teatime.

Still renting? Governor Ottoline Marsh was asked. She said that it was a good question.`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass, Money',
      topics: ['Interest rates', 'Mortgages'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'rates-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'estuary-rate-cut',
    expectedTopics: [
      'Interest rates',
      'Velloria',
      'Inflation',
      'Bank of the Estuary',
      'Central banks',
      'Ottoline Marsh',
      'Banque de l’Estuaire',
    ],
    story: {
      headline: 'La Banque de l’Estuaire baisse son taux à 2,75 %, une première en trois ans',
      summary:
        'L’inflation vellorienne « n’est plus la convive la plus bruyante », estime la gouverneure Ottoline Marsh.',
      body: `La Banque de l'Estuaire a abaissé jeudi son taux directeur d'un quart de point, à 2,75 %, sa première baisse en trois ans. Cinq membres du conseil ont voté pour, deux contre.

« L'inflation n'est plus la convive la plus bruyante, mais elle n'est pas rentrée chez elle », a déclaré la gouverneure Ottoline Marsh. Les prix ont augmenté de 2,1 % en un an.

À Saint-Orban, où l'on exporte vers Port Amsel, on note surtout que la couronne a perdu un centime.`,
      bodyFormat: 'text',
      byline: 'Anselme Tourvieille',
      topics: ['Interest rates', 'Velloria', 'Inflation'],
      section: 'business',
      language: 'fr',
    },
  },
  {
    key: 'crown-bank-wire',
    publisher: 'Meridian Wire',
    event: 'karsund-rate-rise',
    expectedTopics: ['Interest rates', 'Karsund', 'Crown Bank of Karsund', 'Central banks', 'Inflation'],
    story: {
      headline: 'Karsund’s Crown Bank raises rate to 4.25 per cent, citing wages and weather',
      summary: 'Second rise this year; the mark gains 0.6 per cent.',
      body: `HOLLENVIK — The Crown Bank of Karsund raised its main interest rate by a quarter point to 4.25 per cent on Thursday, its second rise this year, and said that wages were growing faster than the barley.

Prices rose 4.4 per cent over the year to last month. Governor Halfdan Brekke said that the bank would "go on until it is boring".`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Hollenvik',
      topics: ['Interest rates', 'Karsund'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'crown-bank-ledger',
    publisher: 'Ledger & Tide',
    event: 'karsund-rate-rise',
    expectedTopics: ['Interest rates', 'Karsund', 'Markets', 'Inflation', 'Crown Bank of Karsund', 'Central banks'],
    story: {
      headline: 'Why Karsund raised its rate an hour after Velloria cut one',
      summary: 'Two central banks, one strait, opposite problems. Borrowers are already crossing it.',
      body: `At ten the Crown Bank of Karsund raised its rate to **4.25 per cent**. An hour before, on the other shore, a different bank had done the reverse. Neither had rung the other.

> We do not synchronise. We do not even have the same holidays.
>
> — Halfdan Brekke, governor of the Crown Bank

Karsund's trouble is wages, up 6.1 per cent in a year in which harvests fell. Loans in crowns are now a point and a half cheaper than loans in marks, and three Hollenvik brokers reported a queue.`,
      bodyFormat: 'markdown',
      byline: 'Aurelio Finch-Tamm',
      topics: ['Interest rates', 'Karsund', 'Markets', 'Inflation'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'crown-bank-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'karsund-rate-rise',
    expectedTopics: ['Zinsen', 'Karsund', 'Crown Bank of Karsund', 'Inflation'],
    story: {
      headline: 'Karsunds Kronbank erhöht den Leitzins auf 4,25 Prozent',
      summary: 'Gouverneur Brekke will fortfahren, „bis es langweilig wird“.',
      body: `Die Kronbank von Karsund hat am Donnerstag ihren Leitzins um einen Viertelpunkt auf 4,25 Prozent erhöht, zum zweiten Mal in diesem Jahr. Die Löhne wüchsen schneller als die Gerste, hieß es zur Begründung.

Man werde fortfahren, „bis es langweilig wird“, sagte Gouverneur Halfdan Brekke. Für Grauwehr, dessen Brauereien in Karsund einkaufen, wird das Bier damit um etwa zwei Heller teurer. Langweilig ist das nicht.`,
      bodyFormat: 'text',
      byline: 'Von Albrecht Tonndorf',
      topics: ['Zinsen', 'Karsund'],
      section: 'business',
      language: 'de',
    },
  },
];
