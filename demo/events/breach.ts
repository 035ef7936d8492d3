import type { DemoStory } from '../demo-story.ts';

/** The data leak at the Cordwainers’ Bank. */
export const BREACH: DemoStory[] = [
  {
    key: 'leak-soldered',
    publisher: 'Soldered',
    event: 'cordwainers-leak',
    expectedTopics: ['Security', 'Banks', 'Cordwainers’ Bank', 'Data leaks'],
    story: {
      headline: 'Cordwainers’ Bank left two million statements on an open server, behind a file called “do-not-look”',
      summary: 'We were told on Friday, we told the bank on Friday, and it was closed on Monday.',
      body: `A reader wrote to us on Friday: *"I think that I can see my neighbour's mortgage."* He could. So could we. So could anyone who added one to a number.

## What was open

- Statements of **2.1 million** accounts, eight years back.
- A folder of scanned signatures.
- A text file, \`do-not-look\`, with the password of the folder above.

## What was not

Nobody could move money. The bank says that it has no sign of anyone but us having looked, which is what one says when there are no logs. There were no logs.`,
      bodyFormat: 'markdown',
      byline: 'Kit Hargreave-Ono',
      topics: ['Security', 'Banks', 'Cordwainers’ Bank'],
      section: 'technology',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'leak-wire',
    publisher: 'Meridian Wire',
    event: 'cordwainers-leak',
    expectedTopics: ['Banks', 'Velloria', 'Security', 'Cordwainers’ Bank', 'Data leaks'],
    story: {
      headline: 'Cordwainers’ Bank says statements of 2.1 million customers were exposed online',
      summary: 'Velloria’s oldest bank apologises; the regulator opens an inquiry.',
      body: `PORT AMSEL — Cordwainers' Bank, Velloria's oldest, said on Monday that account statements of 2.1 million customers could be read on the internet for at least five months.

No money was taken, the bank said. The fault was reported by the technology site Soldered and repaired on Monday morning. The data inspector has opened an inquiry.

Chief executive Horace Tolliver apologised "to each of them, by post".`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Banks', 'Velloria', 'Security'],
      section: 'technology',
      language: 'en',
    },
    correction: {
      summary:
        'Velloria’s oldest bank apologises; the regulator opens an inquiry. (Corrected: the statements could be read for at least eight months, not five.)',
    },
  },
  {
    key: 'leak-post',
    publisher: 'The Harbour Post',
    event: 'cordwainers-leak',
    expectedTopics: ['Banks', 'Cordwainers’ Bank', 'Security', 'Data leaks'],
    story: {
      headline: 'Your bank, your statements, everyone’s business: what Cordwainers’ customers should do now',
      summary: 'Change nothing in a panic. Change your password calmly.',
      body: `Two million of us woke up to find that our statements had been on the internet since spring. Here is what to do.

1. Your money is where it was.
2. Ignore anyone who telephones to help. The bank is writing letters. It will take weeks. It is that kind of bank.
3. Yes, your neighbour may know about the hot tub.`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass, Money',
      topics: ['Banks', 'Cordwainers’ Bank', 'Security'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'leak-ledger',
    publisher: 'Ledger & Tide',
    event: 'cordwainers-leak',
    expectedTopics: ['Banks', 'Cordwainers’ Bank', 'Companies', 'Security', 'Data leaks'],
    story: {
      headline: 'Cordwainers’ faces fine of up to 90 million crowns, and a bill for stamps',
      summary: 'Writing to 2.1 million customers will cost the bank 1.9 million. It insists on envelopes.',
      body: `The data inspector may fine Cordwainers' Bank up to 4 per cent of its income, or **90 million crowns**, for the statements that it left open. Analysts expect a third of that, since the bank confessed within a day.

The shares fell 6 per cent. Deposits, oddly, rose: several customers were seen at the counter on Gutter Lane asking whether their money could be kept "on paper, in the back".

It can. There is a form.`,
      bodyFormat: 'markdown',
      byline: 'Hester Ainsley-Roe',
      topics: ['Banks', 'Cordwainers’ Bank', 'Companies', 'Security'],
      section: 'business',
      language: 'en',
    },
  },
];
