import type { RefusalCode } from "@/lib/refusal";
import type { ApplicationRules } from "./input";

/** The states that hold a licence (domain rules, section 2): suspended and closed accounts keep the application and free it. */
export const HOLDING = ["CREATED", "INVITED", "ACTIVE"] as const;

export const holdsLicence = (status: string): boolean => HOLDING.some((name) => name === status);

/** The part of an account that an application may ask something of. */
export type Judged = {
  kind: string;
  visibility: string;
  tfa: string;
  creationNotification: boolean;
  shareSpaceMax: bigint | null;
  saveSpaceMax: bigint | null;
  login: string | null;
};

type Space = ApplicationRules["saveSpace"];

function breaksSpace(rule: Space, quota: bigint | null): boolean {
  if (!rule) return false;
  if (quota === null) return rule.least !== undefined;
  return quota < (rule.least ?? 0n) || (rule.most !== undefined && quota > rule.most);
}

type Check = [code: RefusalCode, breaks: (rules: ApplicationRules, account: Judged) => boolean];

/** Read a line aloud: "The kind is refused if the application names one and the account's is another." */
const CHECKS: readonly Check[] = [
  ["application-kind", ({ kind }, account) => kind !== undefined && kind !== account.kind],
  [
    "application-visibility",
    ({ visibility }, account) => visibility !== undefined && visibility !== account.visibility,
  ],
  [
    "application-factor",
    ({ factors }, { tfa }) => factors !== undefined && !factors.some((factor) => factor === tfa),
  ],
  [
    "application-notification",
    ({ notification }, account) =>
      notification !== undefined && notification !== account.creationNotification,
  ],
  [
    "application-share-space",
    ({ shareSpace }, { shareSpaceMax }) => breaksSpace(shareSpace, shareSpaceMax),
  ],
  [
    "application-save-space",
    ({ saveSpace }, { saveSpaceMax }) => breaksSpace(saveSpace, saveSpaceMax),
  ],
  [
    "application-login",
    ({ contactLogin }, { kind, login }) => contactLogin === true && kind === "CONTACT" && !login,
  ],
];

/** What of an account the application forbids, in the order of its rules. */
export const faultsOf = (rules: ApplicationRules, account: Judged): RefusalCode[] =>
  CHECKS.filter(([, breaks]) => breaks(rules, account)).map(([code]) => code);

/** What a change would make wrong that was not wrong before: rules made later do not stand in the way of other edits. */
export function newFaults(rules: ApplicationRules, was: Judged, next: Judged): RefusalCode[] {
  const before = faultsOf(rules, was);
  return faultsOf(rules, next).filter((code) => !before.includes(code));
}

/** Licences left to give; over-use (after a reactivation, or fewer licences) leaves none. */
export const licencesLeft = (licences: number | null, used: number): number =>
  licences === null ? Number.POSITIVE_INFINITY : Math.max(0, licences - used);
