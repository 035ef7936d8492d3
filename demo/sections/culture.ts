import type { DemoStory } from '../demo-story.ts';

/** Books, music, stages and kitchens. */
export const CULTURE_DESK: DemoStory[] = [
  {
    key: 'opera-tide',
    publisher: 'The Amsel Chronicle',
    event: 'opera-tide',
    expectedTopics: ['Opera', 'Music', 'Port Amsel', 'Philomena Strand'],
    story: {
      headline: 'An opera that stops when the tide comes in opens on the mudflats',
      summary:
        '“The Drowned Bell” has no fixed end. On the first night it lasted 71 minutes and got everyone’s shoes wet.',
      body: `<p>The best seat for "The Drowned Bell" is the one furthest from the singers, since theirs is the side from which the water comes.</p>
<p>Composer Philomena Strand has written an opera for low tide. It is played on the mudflats off Port Amsel by forty musicians in waders, and it ends when the sea reaches the conductor's knees. There are nine hours of music in the score. No performance will get through two.</p>
<blockquote><p>"Every opera is about time running out," said Strand. "I wanted one where you could see it."</p></blockquote>
<p>On the first night the water arrived during the quartet. The bass went on singing until he floated, and was carried to the bow of the safety boat, in tune.</p>`,
      bodyFormat: 'html',
      byline: 'Cosima Harrowgate, Critic at Large',
      topics: ['Opera', 'Music', 'Port Amsel'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'novel-prize',
    publisher: 'The Amsel Chronicle',
    event: 'tessen-prize',
    expectedTopics: ['Books', 'Prizes', 'Velloria', 'Tessen Prize', 'Morwenna Tass', 'Lighthouses', 'Gannet Rock'],
    story: {
      headline: 'Lighthouse keeper wins the Tessen Prize with a novel written in the log book',
      summary: 'Inspectors had been initialling the pages of “Visibility Good” for six years without reading them.',
      body: `For six years Morwenna Tass entered wind, cloud and passing ships in the log of the Gannet Rock light, and under "Remarks" she wrote a novel. "Visibility Good" won the Tessen Prize on Tuesday.

The inspector of lights signed each page on his yearly visit. "I noticed that the remarks were full," he told the Chronicle. "I took it for diligence."

The book follows a keeper who begins to suspect that the ships are all the same ship. The judges called it "funny, exact and, in the chapter about fog, almost unbearable".

Tass will spend the prize, 40,000 crowns, on a typewriter and a dentist. The log has been claimed by the ministry, which says that it is still government property, and has asked how it ends.`,
      bodyFormat: 'text',
      byline: 'Cosima Harrowgate',
      topics: ['Books', 'Prizes', 'Velloria'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'phare-cinema',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-cinema',
    expectedTopics: ['Film', 'Maresque', 'Saint-Orban', 'Canals', 'Cinema'],
    story: {
      headline: 'Le dernier cinéma flottant du Maresque reprend le canal',
      summary: 'La péniche « L’Éclipse » projettera chaque soir un film, d’écluse en écluse, jusqu’en septembre.',
      body: `<p>On l'entend avant de la voir : un ronron de moteur, puis la musique du générique. « L'Éclipse », péniche de 1 200 tonnes et de quatre-vingt-seize fauteuils, a quitté lundi le bassin des Tanneurs.</p>
<p>Le cinéma flottant n'avait pas navigué depuis sept ans. Deux sœurs, Philippine et Aude Kersaudy, l'ont racheté au prix de la ferraille.</p>
<ul><li>Lundi à Saint-Orban, mardi à Pont-l'Ancre, mercredi aux Trois-Écluses ;</li><li>entrée libre pour qui apporte sa chaise ;</li><li>relâche en cas de crue.</li></ul>
<p>Premier film : « Le Scaphandrier amoureux », version restaurée. La péniche tangue un peu dans les scènes de tempête. Les sœurs jurent que ce n'est pas voulu.</p>`,
      bodyFormat: 'html',
      byline: 'Anselme Tourvieille',
      topics: ['Film', 'Maresque', 'Saint-Orban', 'Canals'],
      section: 'culture',
      language: 'fr',
    },
  },
  {
    key: 'museum-smells',
    publisher: 'The Amsel Chronicle',
    event: 'museum-smells',
    expectedTopics: ['Museums', 'Quenara', 'History', 'Solaya'],
    story: {
      headline: 'A museum in Solaya has put a century of smells in drawers',
      summary: 'Number 386, “tram, wet, evening”, has made several visitors cry.',
      body: `<p>The new museum in Solaya has no pictures. It has 640 drawers, and in each of them a smell.</p>
<p>Curator Remedios Alcázar-Finn spent eleven years collecting them from attics, workshops and people's descriptions. Drawer 17 is a telephone exchange in summer. Drawer 88 is a school on the first day. Drawer 386 is a tram, wet, evening; the attendants keep handkerchiefs beside it.</p>
<h2>How it is done</h2>
<p>A pump draws air through the original object for a week. A chemist then rebuilds what was caught, molecule by molecule, and Alcázar-Finn says no. "On average, fourteen times," the chemist said.</p>
<p>Drawer 640 is empty. Visitors are asked to propose what should go in it, in not more than one sentence.</p>`,
      bodyFormat: 'html',
      byline: 'Cosima Harrowgate, Solaya',
      topics: ['Museums', 'Quenara', 'History'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'brindle-pageant',
    publisher: 'Brindle Courier',
    event: 'brindle-pageant',
    expectedTopics: ['Lower Brindle', 'Festivals', 'Fishing', 'Herring'],
    story: {
      headline: 'This year’s Herring Pageant will have a herring',
      summary: 'After last year’s mix-up with the costume hire, the committee has sewn its own.',
      body: `The Herring Pageant committee has confirmed that the parade on the twelfth will be led by a herring.

Last year, readers will remember, the hired costume turned out to be a trout. "People were very kind," said chairwoman Dilys Marrow, "but you could see that they knew."

The new herring is six metres long, was sewn by the Thursday circle, and holds four. Its eyes are two saucepan lids from the Ferryman.

- Parade: 2 pm from the lifeboat shed
- Judging of the floats: 3.30 pm on the green
- Supper: herring`,
      bodyFormat: 'markdown',
      byline: 'Minnow Pascoe',
      topics: ['Lower Brindle', 'Festivals', 'Fishing'],
      section: 'culture',
      language: 'en',
    },
    correction: {
      body: `The Herring Pageant committee has confirmed that the parade on the nineteenth will be led by a herring.

Last year, readers will remember, the hired costume turned out to be a trout. "People were very kind," said chairwoman Dilys Marrow, "but you could see that they knew."

The new herring is six metres long, was sewn by the Thursday circle, and holds four. Its eyes are two saucepan lids from the Ferryman.

- Parade: 2 pm from the lifeboat shed
- Judging of the floats: 3.30 pm on the green
- Supper: herring

*Correction: the parade is on the nineteenth. The twelfth is the rehearsal, and the committee asks readers not to come to it.*`,
      bodyFormat: 'markdown',
    },
  },
  {
    key: 'game-postal',
    publisher: 'Soldered',
    event: 'game-postal',
    expectedTopics: ['Games', 'Reviews', 'Poste Restante'],
    story: {
      headline: 'The best game of the year is about sorting letters in a town that never writes back',
      summary: '“Poste Restante” took two people five years. It has no score, and we could not put it down.',
      body: `In *Poste Restante* you sort the mail of a town of 300 people. That is all. Letters come in on the left, pigeonholes are on the right, and after a week you know that the widow on Kiln Street writes to herself.

## Why it works

You never read a letter. You read envelopes: the hand, the stamp, how often the address has been corrected. The plot is entirely in the **handwriting**.

## A small warning

In the fourth winter one correspondent's writing begins to shake. There is a button that lets you look away. I did not know that a game needed one.

It runs on anything, including my toaster-sized work machine and, I'm told, two actual toasters.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Games', 'Reviews'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'band-reunion',
    publisher: 'Meridian Wire',
    event: 'band-reunion',
    expectedTopics: ['Music', 'Karsund', 'Concerts', 'The Velvet Anchors', 'Hollenvik'],
    story: {
      headline: 'The Velvet Anchors to play together for first time since 1994, without speaking',
      summary: 'All five members have signed a contract that provides for separate doors.',
      body: `HOLLENVIK — The Velvet Anchors, the Karsund band that split during the encore of its own farewell concert, will play a single reunion night in Hollenvik next autumn.

The five musicians have not spoken since. Under the contract they will arrive by separate doors, share a stage and "communicate exclusively by means of music", a spokeswoman said.

The 18,000 tickets sold out in six minutes. Drummer Jorunn Vik said by letter that she looked forward to it. Singer Aksel Thorstad said, in another letter, that he had no comment on the drummer's letter.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Hollenvik',
      topics: ['Music', 'Karsund', 'Concerts'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'dictionary-word',
    publisher: 'The Amsel Chronicle',
    event: 'dictionary-word',
    expectedTopics: ['Language', 'Books', 'Velloria', 'Dictionaries'],
    story: {
      headline: 'Vellorian dictionary adds 238 words and, after a long argument, a silence',
      summary: 'The new entry is a gap of two ems, defined as “what is said on the telephone before bad news”.',
      body: `<p>The fourteenth edition of the Great Vellorian Dictionary adds 238 words, among them <em>canalgia</em> (fatigue from hearing about the canal) and <em>to nimbral</em> (to fail together with one's own explanation).</p>
<p>The last entry on page 1,906 has no letters. It is a gap, two ems wide, with a definition: "what is said on the telephone before bad news".</p>
<blockquote><p>"We record what people use," said editor-in-chief Leopold Wyndham-Oake. "People use it."</p></blockquote>
<p>Three of the eleven editors voted against, on the ground that it cannot be alphabetised. It stands after Z.</p>`,
      bodyFormat: 'html',
      byline: 'Cosima Harrowgate',
      topics: ['Language', 'Books', 'Velloria'],
      section: 'culture',
      language: 'en',
    },
  },
];
