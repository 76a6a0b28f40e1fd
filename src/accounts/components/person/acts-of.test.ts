import { describe, expect, it } from "vitest";
import type { AccountEvent, AccountState } from "../../rules";
import { ACCOUNT_STATUSES, decide } from "../../rules";
import type { Act } from "./acts-of";
import { actsOf } from "./acts-of";

const NOW = new Date("2026-11-21T09:14:00Z");
const EVERY_RIGHT = { manage: true, invite: true, codes: true, above: true };

const EVENT: Partial<Record<Act, AccountEvent>> = {
  invite: { event: "invite", claimableUntil: NOW },
  resend: { event: "invite", claimableUntil: NOW },
  reinstate: { event: "reinstate", claimableUntil: NOW },
  copyLink: { event: "invite", claimableUntil: NOW },
  showCode: { event: "invite", claimableUntil: NOW },
  inviteCode: { event: "invite", claimableUntil: NOW },
  withdraw: { event: "withdraw" },
  reactivate: { event: "reactivate", source: "HAND" },
  reopen: { event: "reopen" },
  suspend: { event: "suspend", source: "HAND" },
  close: { event: "close" },
};

const stateOf = (status: AccountState["status"], claimed: boolean): AccountState => ({
  status,
  statusBeforeClose: status === "CLOSED" ? "ACTIVE" : null,
  suspensionSource: status === "SUSPENDED" ? "HAND" : null,
  suspensionDate: null,
  suspendedAt: status === "SUSPENDED" ? NOW : null,
  invitedAt: NOW,
  claimableUntil: null,
  declinedAt: null,
  declineReason: null,
  askedAt: null,
  claimedAt: claimed ? NOW : null,
  closedAt: status === "CLOSED" ? NOW : null,
  erasedAt: null,
});

const CASES = ACCOUNT_STATUSES.flatMap((status) => [
  { status, claimed: false },
  { status, claimed: true },
]).filter(({ status, claimed }) => (status === "ACTIVE" ? claimed : true));

describe("actsOf", () => {
  it.each(CASES)("offers nothing the table refuses: $status, claimed $claimed", (given) => {
    const state = stateOf(given.status, given.claimed);
    for (const act of actsOf({ ...state, email: "a@b.example" }, EVERY_RIGHT)) {
      const event = EVENT[act];
      if (event) expect(decide(state, event, NOW), act).not.toHaveProperty("refused");
    }
  });

  const offered = (status: AccountState["status"], rights = EVERY_RIGHT, email = "a@b.example") =>
    actsOf({ ...stateOf(status, status === "ACTIVE"), email }, rights);

  it.each([
    ["CREATED", ["invite", "showCode", "copyLink", "edit", "suspend", "close"]],
    ["INVITED", ["resend", "showCode", "copyLink", "withdraw", "edit", "suspend", "close"]],
    ["ACTIVE", ["edit", "suspend", "close"]],
    ["SUSPENDED", ["reinstate", "edit", "reactivate", "close"]],
    ["CLOSED", ["reopen", "erase"]],
  ] as const)("offers from %s %j", (status, acts) => expect(offered(status)).toEqual(acts));

  it("offers an inviter nothing that changes accounts", () => {
    const inviter = { manage: false, invite: true, codes: false, above: true };
    expect(offered("INVITED", inviter)).toEqual(["resend", "copyLink", "withdraw"]);
  });

  it("offers a code in place of a mail to who has no address, and only to who sees codes", () => {
    const inviter = { manage: false, invite: true, codes: false, above: true };
    const helpdesk = { ...inviter, codes: true };
    const noMail = { ...stateOf("CREATED", false), email: null };
    expect(actsOf(noMail, inviter)).toEqual(["inviteCode", "copyLink"]);
    expect(actsOf(noMail, helpdesk)).toEqual(["inviteCode", "showCode", "copyLink"]);
  });

  it("offers an auditor nothing", () => {
    const auditor = { manage: false, invite: false, codes: false, above: true };
    for (const status of ACCOUNT_STATUSES) expect(offered(status, auditor)).toEqual([]);
  });

  it("offers nothing on somebody who may do more", () => {
    const lower = { manage: true, invite: true, codes: true, above: false };
    expect(offered("INVITED", lower)).toEqual([]);
  });
});
