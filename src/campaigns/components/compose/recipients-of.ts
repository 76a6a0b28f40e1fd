import type { ByChannel } from "@/addressees/rules";
import type { RefusalCode } from "@/lib/refusal";

export type LeftOut = {
  code: RefusalCode;
  count: number;
  names: readonly string[];
  /** The People list of them, where it can be narrowed to them. */
  href?: string | undefined;
};

/** Whom a campaign goes to, as it was counted when the page was made. */
export type Recipients = {
  /** Everybody who was chosen. */
  count: number;
  /** Of them those who are written to, by which way. */
  channels: ByChannel;
  languages: readonly { language: string; count: number; codes: number }[];
  leftOut: readonly LeftOut[];
  /** Of those with a code, why no message leads to them: left out where nobody hands codes over. */
  unreached: readonly LeftOut[];
};

export const leftOutOf = ({ leftOut }: Pick<Recipients, "leftOut">): number =>
  leftOut.reduce((sum, { count }) => sum + count, 0);

/** The same campaign, where no codes are given. */
export function withoutCodes(given: Recipients): Recipients {
  const { channels, languages, leftOut, unreached } = given;
  if (unreached.length === 0) return given;
  const left = languages.map((one) => ({ ...one, count: one.count - one.codes, codes: 0 }));
  return {
    ...given,
    channels: { ...channels, CODE: 0 },
    languages: left.filter(({ count }) => count > 0),
    leftOut: [...leftOut, ...unreached],
    unreached: [],
  };
}
