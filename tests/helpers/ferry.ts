/** Four reports of one event, as four papers would write them. */
export const FERRY = [
  {
    headline: 'Ferry Calloway runs aground off Brannock Point with 212 aboard',
    body: 'The ferry Calloway ran aground on the rocks off Brannock Point on Tuesday with 212 passengers aboard. Lifeboats from Port Amsel took everyone off within two hours, the coastguard said.',
  },
  {
    headline: 'All 212 passengers safe after ferry Calloway strikes rocks at Brannock Point',
    body: 'Lifeboats rescued all 212 passengers from the ferry Calloway, which struck rocks at Brannock Point. The vessel was on its way from Port Amsel, the coastguard said.',
  },
  {
    headline: 'Ferry Calloway: lifeboats from Port Amsel save 212 passengers off Brannock Point',
    body: 'Passengers of the ferry Calloway told of the moment when it struck the rocks at Brannock Point. Lifeboats from Port Amsel came within the hour. All 212 are safe.',
  },
  {
    headline: 'Ferry Calloway on the rocks at Brannock Point: all 212 passengers taken to Port Amsel',
    body: 'The coastguard praised the lifeboats of Port Amsel after all 212 passengers of the ferry Calloway were taken off the rocks at Brannock Point.',
  },
];
