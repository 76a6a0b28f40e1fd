interface Recipient {
  firstName: string | null;
  lastName: string | null;
  /** The address the letter goes to. */
  address: string;
  link: string;
}

interface Ending {
  /** From formatMoment, in the letter's language. */
  expiresOn: string;
}

interface Refusable {
  /** Where “This isn't me” leads. */
  notMeLink: string;
}

interface Happening extends Refusable {
  device: string | null;
  /** Where from: an address or a place. */
  origin: string | null;
  /** From formatMoment, in the letter's language. */
  happenedAt: string;
}

/** Something where an admin looks at each request, nothing where nobody does. */
interface Approved {
  approval: string;
}

/** Of a hand-over: the name of the other one, null where none is known. */
interface Handed {
  other: string | null;
}

/** What happened by one’s own hand, where there is nothing left to take back. */
type Left = Omit<Happening, "notMeLink">;

interface Invited extends Recipient, Ending, Refusable {
  /** Who invites, null where a machine did. */
  inviter: string | null;
}

interface Readdressed extends Recipient, Happening {
  /** Enough of it to recognise one's own. */
  newAddress: string;
}

/** What an admin is told: when it happened, and how many there were, written in the letter's language. */
interface Told extends Recipient, Refusable {
  happenedAt: string;
  /** Of what waits: until when. */
  expiresOn: string;
  written: string;
  coded: string;
  lost: string;
  left: string;
  rows: string;
  created: string;
  changed: string;
  invited: string;
  unchanged: string;
  faulty: string;
  refused: string;
}

/** What each letter is filled with; the names are the ones that messages are stored under. */
export interface LetterValues {
  invitation: Invited;
  reminder: Invited;
  reset: Recipient & Ending;
  "address-proof": Recipient & Ending;
  "sign-in-notice": Recipient & Happening;
  "password-changed": Recipient & Happening;
  "find-organization": Recipient;
  "address-change": Recipient & Ending;
  "address-notice": Readdressed;
  "mobile-notice": Readdressed;
  "mobile-removed": Recipient & Happening;
  inactivity: Recipient & Ending;
  "campaign-done": Told;
  "campaign-stopped": Told;
  "campaign-paused": Told;
  "campaign-ended": Told;
  "import-done": Told;
  "mail-failing": Told;
  "cap-reached": Told;
  "domain-fallen": Told;
  "join-proof": Recipient & Ending & Approved;
  "join-waiting": Told;
  "join-paused": Told;
  "texts-failing": Told;
  "ownership-given": Recipient & Happening & Handed;
  "ownership-received": Recipient & Pick<Happening, "happenedAt"> & Handed;
  "account-left": Recipient & Left;
}

export type LetterName = keyof LetterValues;
