/** Two papers' reports of one event. */
export const FERRY = [
  {
    headline: 'Ferry Calloway runs aground off Brannock Point with 212 aboard',
    body: 'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. Lifeboats from Port Amsel took everyone off within two hours, the coastguard said. The captain, Ilse Vorn, said a rudder had failed in heavy swell.',
  },
  {
    headline: 'All 212 passengers safe after ferry Calloway strikes rocks at Brannock Point',
    body: 'Lifeboats rescued all 212 passengers from the ferry Calloway, which struck rocks at Brannock Point before dawn. Captain Ilse Vorn told the coastguard that the rudder failed. The vessel was on its way from Port Amsel.',
  },
];
