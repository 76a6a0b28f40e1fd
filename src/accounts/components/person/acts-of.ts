import { isMobile } from "@/profiles/input";
import type { AccountStatus } from "../../rules";

/** What an admin can do with one person. */
export const ACTS = [
  "invite",
  "inviteCode",
  "resend",
  "reinstate",
  "showCode",
  "recover",
  "copyLink",
  "withdraw",
  "edit",
  "reactivate",
  "reopen",
  "suspend",
  "close",
  "erase",
] as const;
export type Act = (typeof ACTS)[number];

/** Those that ask first and are done by a server action of their own. */
export const ASKED_ACTS = [
  "inviteCode",
  "withdraw",
  "reinstate",
  "suspend",
  "close",
  "reactivate",
  "reopen",
  "erase",
] as const satisfies readonly Act[];
export type AskedAct = (typeof ASKED_ACTS)[number];

export type Rights = {
  manage: boolean;
  invite: boolean;
  codes: boolean;
  /** People can be texted. */
  texts?: boolean;
  /** The person holds nothing that the reader lacks: links may be yielded, people shut out. */
  above: boolean;
};

/** The part of an account that its acts depend on. */
export type Actable = {
  status: AccountStatus;
  email: string | null;
  phone?: string | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
};

type Needs = {
  from: readonly AccountStatus[];
  right: "manage" | "invite" | "codes";
  above?: true;
  if?: (account: Actable, rights: Rights) => boolean;
};

const hasMail = ({ email }: Actable): boolean => email !== null;
const isSentTo = ({ email, phone }: Actable, { texts = false }: Rights): boolean =>
  email !== null || (texts && Boolean(phone) && isMobile(phone ?? ""));
const wasClaimed = ({ claimedAt }: Actable): boolean => claimedAt !== null;
const LIVING = ["CREATED", "INVITED", "ACTIVE", "SUSPENDED"] as const;

/** Read a line aloud: "Resending needs an invited account, the right to invite, no rights above one's own, an address." */
const NEEDS: Record<Act, Needs> = {
  invite: { from: ["CREATED"], right: "invite", above: true, if: isSentTo },
  inviteCode: {
    from: ["CREATED"],
    right: "invite",
    above: true,
    if: (account) => !hasMail(account),
  },
  resend: { from: ["INVITED"], right: "invite", above: true, if: isSentTo },
  reinstate: {
    from: ["SUSPENDED"],
    right: "invite",
    above: true,
    if: (account) => !wasClaimed(account),
  },
  showCode: { from: ["CREATED", "INVITED"], right: "codes", above: true },
  recover: { from: ["ACTIVE"], right: "codes", above: true, if: (account) => !hasMail(account) },
  copyLink: { from: ["CREATED", "INVITED"], right: "invite", above: true },
  withdraw: { from: ["INVITED"], right: "invite", above: true },
  edit: { from: LIVING, right: "manage", above: true },
  reactivate: { from: ["SUSPENDED"], right: "manage", above: true },
  reopen: {
    from: ["CLOSED"],
    right: "manage",
    above: true,
    if: ({ erasedAt }) => erasedAt === null,
  },
  suspend: { from: ["CREATED", "INVITED", "ACTIVE"], right: "manage", above: true },
  close: { from: LIVING, right: "manage", above: true },
  erase: {
    from: ["CLOSED"],
    right: "manage",
    above: true,
    if: ({ erasedAt }) => erasedAt === null,
  },
};

/** What fits the state and the reader's rights: no act is shown that would be refused. */
export const actsOf = (account: Actable, rights: Rights): Act[] =>
  ACTS.filter((act) => {
    const { from, right, above, if: condition } = NEEDS[act];
    return (
      from.includes(account.status) &&
      rights[right] &&
      (!above || rights.above) &&
      (condition?.(account, rights) ?? true)
    );
  });
