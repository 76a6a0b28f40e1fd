/** What somebody said on the way to their claim, as they typed it; never a password. */
export type Draft = {
  firstName?: string | null;
  lastName?: string | null;
  language?: string | null;
  /** The version of the organisation's terms that they accepted, and when. */
  termsVersion?: number | null;
  termsAcceptedAt?: Date | null;
};

/** More than any field takes: what is too long comes back to be shortened. */
const LONGEST = 200;

/** As it is kept: nothing that a text column cannot hold, and no more than a person types. */
export const keptText = (typed: string): string => typed.replaceAll("\u0000", "").slice(0, LONGEST);
