/** Why a message was not sent, for the list of what was sent to an address. */
export const alertTexts = {
  stopped: 'A worker stopped while it was sent. It may have arrived, so it is not sent again.',
  mailAway: 'The mail server does not take mail at the moment.',
  nothingLeft: 'All its stories were retracted before it was sent.',
} as const;
