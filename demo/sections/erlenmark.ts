import type { DemoStory } from '../demo-story.ts';

/** News from Erlenmark, in German. */
export const ERLENMARK: DemoStory[] = [
  {
    key: 'bell-ringer',
    publisher: 'Grauwehrer Zeitung',
    event: 'bell-ringer',
    expectedTopics: ['Grauwehr', 'Glocken', 'Ignaz Hollerbeck'],
    story: {
      headline: 'Der letzte Glöckner von Grauwehr geht in Pension, die Glocke auch',
      summary: 'Nach 44 Jahren läutet Ignaz Hollerbeck zum letzten Mal. Die Stadt stellt auf Stille um.',
      body: `<p>Am Sonntag um zwölf zieht Ignaz Hollerbeck, 67, zum letzten Mal am Seil der großen Susanna. Danach wird die Glocke, die seit einem Frostwinter einen Riss hat, für drei Jahre stillgelegt.</p>
<p>Ein Tonband lehnt die Stadt ab. „Entweder es läutet, oder es läutet nicht“, sagte Bürgermeisterin Hedwig Raben-Stolze. Hollerbeck will die freie Zeit nutzen, um auszuschlafen. Er weiß noch nicht, woran er merken soll, dass es zwölf ist.</p>`,
      bodyFormat: 'html',
      byline: 'Von Gundula Peschke',
      topics: ['Grauwehr', 'Glocken'],
      section: 'culture',
      language: 'de',
    },
  },
  {
    key: 'pfandautomat',
    publisher: 'Grauwehrer Zeitung',
    event: 'pfandautomat',
    expectedTopics: ['Erlenmark', 'Software', 'Grauwehr', 'Pfand'],
    story: {
      headline: 'Pfandautomat in Grauwehr gibt seit Wochen zu viel heraus, und alle bringen ihr Leergut',
      summary: 'Der Betreiber sucht den Fehler. Der Supermarkt sucht Regale für 41.000 Flaschen.',
      body: `Ein Pfandautomat in der Grauwehrer Färbergasse zahlt seit einem Update elf statt acht Heller je Flasche. Bemerkt wurde es, als ein Kunde mit einem Anhänger kam.

„Die Leute sind sehr umweltbewusst geworden“, sagte Filialleiterin Roswitha Enders. Sie nimmt es mit Humor; der Betreiber nimmt es mit zwei Technikern. Die Rückkehr zu acht Heller ist für Montag angekündigt. Am Sonntag wird mit Andrang gerechnet.`,
      bodyFormat: 'text',
      byline: 'Von Ludmilla Kranz',
      topics: ['Erlenmark', 'Software'],
      section: 'technology',
      language: 'de',
    },
  },
  {
    key: 'rats-beschluss',
    publisher: 'Grauwehrer Zeitung',
    event: 'rats-beschluss',
    expectedTopics: ['Grauwehr', 'Stadtrat', 'Kommunalpolitik', 'Erlenmark'],
    story: {
      headline: 'Grauwehrs Rat beschließt, kürzer zu tagen, nach sieben Stunden',
      summary: 'Redezeit künftig vier Minuten. Der Antrag wurde elf Minuten lang begründet.',
      body: `Der Stadtrat von Grauwehr hat in der Nacht zum Mittwoch mit **23 zu 21** Stimmen beschlossen, seine Sitzungen auf drei Stunden zu begrenzen. Die Sitzung dauerte sieben.

Gegen den Antrag sprachen neunzehn Mitglieder, dafür zwanzig. Das Protokoll verzeichnet um 1.40 Uhr „Heiterkeit“ und um 1.55 Uhr „keine“.`,
      bodyFormat: 'markdown',
      byline: 'Von Albrecht Tonndorf',
      topics: ['Grauwehr', 'Stadtrat'],
      section: 'politics',
      language: 'de',
    },
  },
];
