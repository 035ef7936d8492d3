import type { DemoStory } from '../demo-story.ts';

/** Stories that stand alone. */
export const SINGLES: DemoStory[] = [
  {
    key: 'night-train-feature',
    publisher: 'The Amsel Chronicle',
    event: 'night-train-feature',
    expectedTopics: ['Railways', 'Quenara', 'Travel', 'Salt Plain', 'Solaya', 'Verado'],
    story: {
      headline: 'Eleven hours of nothing: across the Salt Plain on Quenara’s night train',
      summary:
        'There is no moon, no tree and no signal. There is a dining car, and there is Anselmo, who knows where we are.',
      body: `<p>The conductor comes through at ten past nine to say that there will now be nothing. "Until six," he adds, so that nobody gets off by mistake.</p>
<p>He is called Anselmo Vidal, and he drove a bus across the Salt Plain for twenty-two years, when it took two days and one brought one's own water. He is the only person aboard who looks out of the window. Everybody else sees a face.</p>
<h2>White, then black, then white</h2>
<p>Salt at sunset is pink for about as long as it takes to find a camera. Then the ground goes out like a lamp, and the train seems to stop, though the spoons in the dining car say otherwise. They are magnetic. The cups are not, and the steward has learned to pour at an angle that corrects itself.</p>
<p>"The plain eats rails," people in Solaya will tell you. It ate two lines. You can see them at first light, a little north of ours, going down into the crust like a staircase. The new track stands on 2.3 million short piles of basalt, and when the wheels cross the joints they make a sound that nobody had planned: four notes, falling. A music teacher from Verado has asked whether they could be tuned.</p>
<h2>The passengers</h2>
<p>In carriage four a family of nine is going home to see a house that they sold eight years ago. In carriage six two geologists argue in whispers. A woman of eighty with a hatbox has never been on a train and has not taken off her hat.</p>
<ul><li>Tickets are sold out until the rains.</li><li>There is no signal for nine hours. By midnight strangers are talking.</li><li>The goat of the first journey has retired to Verado, where it lives behind the town hall and is visited.</li></ul>
<h2>Where are we?</h2>
<p>At half past two I ask Anselmo how far it is. He puts his palm against the glass. "It is colder on this side," he says. "So we have passed the well."</p>
<p>There is no well on any map. The railway's surveyors looked for it for a month. He shrugs, and lays his hand on the window again, as one does on the neck of a horse. At six, as he had said, there is a tree.</p>`,
      bodyFormat: 'html',
      byline: 'Perpetua Lindqvane, aboard the Solaya–Verado sleeper',
      topics: ['Railways', 'Quenara', 'Travel'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'chair-queue',
    publisher: 'The Folding Chair',
    event: 'chair-queue',
    expectedTopics: ['Essays', 'Cities', 'Queues'],
    story: {
      headline: 'In praise of the queue',
      summary: 'Nowhere else do so many people agree about anything.',
      body: `<p>It had rained on the forty of us outside the pastry shop on Anchor Street for half an hour when somebody laughed. Nobody had said anything. It was only that we had all, at the same moment, moved up by one.</p>
<p>A queue is the shortest constitution in the world. It has one article, everyone can recite it, and its courts sit at once. We have seen a minister sent to the back by a child.</p>
<p>Those who would abolish it, with tickets and telephones, think that it is about waiting. It is about being next.</p>`,
      bodyFormat: 'html',
      byline: 'The editors',
      topics: ['Essays', 'Cities'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'chair-film',
    publisher: 'The Folding Chair',
    event: 'chair-film',
    expectedTopics: ['Film', 'Reviews', 'The Lift Attendant', 'Cinema'],
    story: {
      headline: '“The Lift Attendant” goes up, comes down, and breaks your heart on the third floor',
      summary: 'Ninety minutes in a box two metres square. One wishes that it had been smaller.',
      body: `The whole of *The Lift Attendant* takes place in a lift. So does the whole of Mr Ferrand's life, and director Ione Castlemaine has the wit not to tell us which is the metaphor.

People get in. They face the front. Between the second floor and the fourth they say what they would never say in a room.

**See it in a full house.** Stand, if you can.`,
      bodyFormat: 'markdown',
      byline: 'Ottilie Vance',
      topics: ['Film', 'Reviews'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'post-swan',
    publisher: 'The Harbour Post',
    event: 'post-swan',
    expectedTopics: ['Port Amsel', 'Birds', 'Swans', 'Harbour Gate'],
    story: {
      headline: 'Swan stops traffic on Harbour Gate, gets ticket',
      body: `A swan sat down on the tram tracks at Harbour Gate at 8:15 and would not get up. A warden wrote it a ticket. It ate it.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Port Amsel', 'Birds'],
      section: 'world',
      language: 'en',
    },
    correction: {
      headline: 'Swan stops traffic on Harbour Gate, eats ticket',
      summary: 'Correction: it was a warning, not a fine. The swan ate it all the same.',
    },
  },
  {
    key: 'post-lottery',
    publisher: 'The Harbour Post',
    event: 'post-lottery',
    expectedTopics: ['Lotteries', 'Port Amsel', 'Winnie Sparrow'],
    story: {
      headline: 'Lottery winner, 91, will spend it all on “a really good chair”',
      summary: 'Winnie Sparrow of Mill Street has won 2.4 million crowns and knows what she wants.',
      body: `Winnie Sparrow has been sitting on the same kitchen chair for 52 years, and it wobbles. On Saturday her numbers came up.

"A really good chair," she told the Post. "With arms." And the rest? "Two. In case somebody comes."`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass',
      topics: ['Lotteries', 'Port Amsel'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'radio-lost-luggage',
    publisher: 'Halcyon Public Radio',
    event: 'radio-lost-luggage',
    expectedTopics: ['Halcyon Islands', 'Kitewater', 'Lost property'],
    story: {
      headline: 'The lost property office at Kitewater has 340 single gloves and one idea',
      summary: 'They are holding a dance. Bring a hand.',
      body: `Every ferry leaves a glove. After thirty years the lost property office at Kitewater has 340, all single, and on Saturday they are giving a dance to marry them off.

You come with the glove you still have. If somebody in the room has its twin, that is your partner. There will be a band. Mittens are asked to be patient.`,
      bodyFormat: 'text',
      byline: 'Callan Rusk',
      topics: ['Halcyon Islands', 'Kitewater'],
      section: 'culture',
      language: 'en',
    },
  },
];
