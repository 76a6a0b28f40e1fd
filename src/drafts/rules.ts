import { cutText } from "@/lib/characters";

/** What somebody said on the way to their claim, as they typed it; never a password. */
export type Draft = {
  firstName?: string | null;
  lastName?: string | null;
  language?: string | null;
  /** The version of the organisation's terms that they accepted, and when. */
  termsVersion?: number | null;
  termsAcceptedAt?: Date | null;
};

export type KeptDraft = Draft & {
  /** The one browser that said all of it; null where there were several. */
  browser: string | null;
  savedAt: Date;
};

/** Whether another browser said any of it: then it is shown once more before it counts. */
export const isSaidElsewhere = (
  draft: KeptDraft | null,
  browser: string | undefined,
): draft is KeptDraft => draft !== null && draft.browser !== browser;

/** More than any field takes: what is too long comes back to be shortened. */
const LONGEST = 200;

/** As it is kept: nothing that a text column cannot hold, and no more than a person types. */
export const keptText = (typed: string): string =>
  cutText(typed.toWellFormed().replaceAll("\u0000", ""), LONGEST);
