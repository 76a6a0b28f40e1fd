/** How somebody learns of their account: by a mail, by a text, or by an access code that is handed to them. */
export const CHANNELS = ["EMAIL", "SMS", "CODE"] as const;
export type Channel = (typeof CHANNELS)[number];

/** So many people by each way. */
export type ByChannel = Record<Channel, number>;
export const NOBODY: ByChannel = { EMAIL: 0, SMS: 0, CODE: 0 };

export const allOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS + counts.CODE;
/** Messages that leave; a code is handed over. */
export const lettersOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS;
export const areSame = (one: ByChannel, other: ByChannel): boolean =>
  CHANNELS.every((channel) => one[channel] === other[channel]);

/** By which ways a campaign reaches people: texts where they can leave and to which countries, codes where somebody hands them over. */
export type Ways = { texts: boolean; countries: readonly string[]; withCodes: boolean };
