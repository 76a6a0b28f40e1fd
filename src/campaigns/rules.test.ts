import { describe, expect, test } from "vitest";
import type { Addressee, Ways } from "@/addressees/rules";
import { leftOut, wayTo } from "@/addressees/rules";
import type { CampaignEvent, CampaignKind, CampaignState } from "./rules";
import {
  CAMPAIGN_STATES,
  lead,
  lookEveryMs,
  MOST_LETTERS,
  STEPS,
  stepsFor,
  TIDINGS,
} from "./rules";

/** Every event × every state, as section 5 of the domain rules has it: where it leads, "–" for nowhere. */
const MOVES: Record<CampaignEvent, string> = {
  //             SCHEDULED QUEUED   BETWEEN  SENDING  PAUSED   STOPPING STOPPED  DONE
  start: "       QUEUED    –        –        –        –        –        –        –",
  rest: "        –         –        QUEUED   –        –        –        –        –",
  pause: "       –         PAUSED   PAUSED   PAUSED   –        –        –        –",
  resume: "      –         –        –        –        SENDING  –        –        –",
  stop: "        STOPPING  STOPPING STOPPING STOPPING STOPPING –        –        –",
  retry: "       –         –        BETWEEN  SENDING  –        –        –        SENDING",
  "wave-queued": "–        BETWEEN  –        –        –        –        –        –",
  queued: "      –         SENDING  –        –        –        –        –        –",
  "taken-back": "–         –        –        –        –        STOPPED  –        –",
  forbidden: "   –         PAUSED   –        –        –        –        –        –",
  bounces: "     –         PAUSED   PAUSED   PAUSED   –        –        –        –",
};
const EVENTS: CampaignEvent[] = [...STEPS, "retry", ...TIDINGS];

describe.each(EVENTS)("%s", (event) => {
  const wanted = MOVES[event].trim().split(/\s+/);
  test.each(CAMPAIGN_STATES.map((state, index) => [state, wanted[index]] as const))(
    "from %s leads to %s",
    (state, to) => {
      const led = lead(state, event, { isQueued: true });
      expect("to" in led ? led.to : "–").toBe(to);
    },
  );
});

test("what was paused before everybody was queued goes on queueing", () => {
  const between = { isQueued: false, isBetween: true };
  expect(lead("PAUSED", "resume", { isQueued: false })).toEqual({ to: "QUEUED" });
  expect(lead("PAUSED", "resume", between)).toEqual({ to: "BETWEEN" });
});

test("only what leads somewhere is offered", () => {
  const offered: Record<CampaignState, string[]> = {
    SCHEDULED: ["start", "stop"],
    QUEUED: ["pause", "stop"],
    BETWEEN: ["rest", "pause", "stop"],
    SENDING: ["pause", "stop"],
    PAUSED: ["resume", "stop"],
    STOPPING: [],
    STOPPED: [],
    DONE: [],
  };
  for (const state of CAMPAIGN_STATES) expect(stepsFor(state)).toEqual(offered[state]);
});

const NOW = new Date("2026-11-22T09:00:00Z");
const AMARA: Addressee = {
  status: "CREATED",
  statusBeforeClose: null,
  suspensionSource: null,
  claimedAt: null,
  erasedAt: null,
  declinedAt: null,
  hasAddress: true,
  hasMobile: false,
  isAbroad: false,
  inviteBy: null,
  undeliverableBy: null,
  isPlanned: false,
  isQuiet: false,
  letters: 0,
  lately: null,
  isWaiting: false,
  isJustSent: false,
  fullBy: [],
};
const ALL: Ways = { texts: true, countries: ["FR"], withCodes: true };
const NO_TEXTS: Ways = { ...ALL, texts: false };
const INVITED: Partial<Addressee> = { status: "INVITED", letters: 1 };
const BACK: Partial<Addressee> = { status: "SUSPENDED", suspensionSource: "HAND" };

test.each<[string, CampaignKind, Partial<Addressee>, string | undefined]>([
  ["awaits an invitation", "INVITE", {}, undefined],
  ["has no address", "INVITE", { hasAddress: false }, "no-address"],
  ["cannot be reached", "INVITE", { undeliverableBy: "EMAIL" }, "undeliverable"],
  ["was invited", "INVITE", INVITED, "already-invited"],
  [
    "was invited and has no address",
    "INVITE",
    { ...INVITED, hasAddress: false },
    "already-invited",
  ],
  ["claimed", "INVITE", { status: "ACTIVE", claimedAt: NOW }, "already-active"],
  ["is suspended and never claimed", "INVITE", BACK, "reinstate-offered"],
  ["is suspended and claimed", "INVITE", { ...BACK, claimedAt: NOW }, "reactivate-offered"],
  ["is closed", "INVITE", { status: "CLOSED", statusBeforeClose: "CREATED" }, "reopen-offered"],
  ["was invited", "REMIND", INVITED, undefined],
  ["was invited again", "REMIND", { ...INVITED, letters: MOST_LETTERS - 1 }, undefined],
  ["got all letters", "REMIND", { ...INVITED, letters: MOST_LETTERS }, "letters-spent"],
  ["was reminded yesterday", "REMIND", { ...INVITED, lately: "reminder" }, "reminded-lately"],
  ["was invited this morning", "REMIND", { ...INVITED, lately: "invitation" }, undefined],
  ["awaits an invitation", "REMIND", {}, "not-invited"],
  ["asked for no reminders", "REMIND", { ...INVITED, isQuiet: true }, "dont-remind"],
  ["declined", "REMIND", { ...INVITED, declinedAt: NOW }, "declined"],
  ["cannot be reached", "REMIND", { ...INVITED, undeliverableBy: "EMAIL" }, "undeliverable"],
  ["is suspended", "REMIND", BACK, "reinstate-offered"],
  ["claimed", "REMIND", { status: "ACTIVE", claimedAt: NOW }, "already-active"],
  ["was invited", "AGAIN", INVITED, undefined],
  ["got all letters", "AGAIN", { ...INVITED, letters: MOST_LETTERS }, undefined],
  ["asked for no reminders", "AGAIN", { ...INVITED, isQuiet: true }, undefined],
  ["declined", "AGAIN", { ...INVITED, declinedAt: NOW }, "declined"],
  [
    "declined and cannot be reached",
    "AGAIN",
    { ...INVITED, declinedAt: NOW, undeliverableBy: "EMAIL" },
    "undeliverable",
  ],
  ["had declined before", "REINSTATE", { ...BACK, declinedAt: NOW }, "declined"],
  ["had declined before they were suspended", "INVITE", { declinedAt: NOW }, "declined"],
  [
    "had declined, and is planned for",
    "INVITE",
    { declinedAt: NOW, isPlanned: true },
    "invite-planned",
  ],
  ["was reminded yesterday", "AGAIN", { ...INVITED, lately: "reminder" }, undefined],
  ["waits for a letter", "REMIND", { ...INVITED, isWaiting: true }, "letter-waits"],
  [
    "got all letters and waits for the last",
    "REMIND",
    { ...INVITED, letters: MOST_LETTERS, isWaiting: true },
    "letter-waits",
  ],
  ["waits for a letter", "AGAIN", { ...INVITED, isWaiting: true }, "letter-waits"],
  ["was written to just now", "AGAIN", { ...INVITED, isJustSent: true }, "written-lately"],
  ["was written to just now", "REMIND", { ...INVITED, isJustSent: true }, "written-lately"],
  ["got five mails today", "AGAIN", { ...INVITED, fullBy: ["EMAIL"] }, "letters-today"],
  ["got five texts today", "AGAIN", { ...INVITED, fullBy: ["SMS"] }, undefined],
  ["got five mails today", "REINSTATE", { ...BACK, fullBy: ["EMAIL"] }, "letters-today"],
  ["got five mails today", "INVITE", { fullBy: ["EMAIL"] }, "letters-today"],
  ["got five mails today", "REMIND", { ...INVITED, fullBy: ["EMAIL", "SMS"] }, "letters-today"],
  [
    "got five mails today and declined",
    "AGAIN",
    { ...INVITED, declinedAt: NOW, fullBy: ["EMAIL"] },
    "letters-today",
  ],
  ["awaits an invitation", "AGAIN", {}, "not-invited"],
  ["cannot be reached", "AGAIN", { ...INVITED, undeliverableBy: "EMAIL" }, "undeliverable"],
  ["claimed", "AGAIN", { status: "ACTIVE", claimedAt: NOW }, "already-active"],
  ["is suspended", "AGAIN", BACK, "reinstate-offered"],
  ["is suspended and never claimed", "REINSTATE", BACK, undefined],
  ["is suspended and claimed", "REINSTATE", { ...BACK, claimedAt: NOW }, "was-claimed"],
  ["cannot be reached", "REINSTATE", { ...BACK, hasAddress: false }, "no-address"],
  ["was invited", "REINSTATE", INVITED, "not-applicable"],
  ["awaits an invitation", "REINSTATE", {}, "not-applicable"],
])("who %s: %s", (_, kind, given, reason) => {
  expect(leftOut(kind, { ...AMARA, ...given }, NOW, { ...ALL, withCodes: false })).toBe(reason);
});

const NO_MAIL: Partial<Addressee> = { hasAddress: false };
const NO_CODES: Ways = { ...ALL, withCodes: false };
const MOBILE: Partial<Addressee> = { hasAddress: false, hasMobile: true };

test.each<[string, CampaignKind, Partial<Addressee>, Ways, string | undefined]>([
  ["an address", "INVITE", {}, ALL, "EMAIL"],
  ["both, and was to be texted", "INVITE", { hasMobile: true, inviteBy: "SMS" }, ALL, "SMS"],
  ["a mobile", "INVITE", MOBILE, ALL, "SMS"],
  ["a mobile, where no text leaves", "INVITE", MOBILE, NO_TEXTS, "CODE"],
  ["neither", "INVITE", NO_MAIL, ALL, "CODE"],
  ["neither, and nobody hands codes over", "INVITE", NO_MAIL, NO_CODES, undefined],
  ["neither", "REMIND", { ...INVITED, ...NO_MAIL }, ALL, undefined],
  ["a mobile", "REMIND", { ...INVITED, ...MOBILE }, ALL, "SMS"],
  ["neither", "AGAIN", { ...INVITED, ...NO_MAIL }, ALL, "CODE"],
  ["neither", "REINSTATE", { ...BACK, ...NO_MAIL }, ALL, "CODE"],
])("who has %s is written to (%s)", (_, kind, given, ways, way) => {
  const who = { ...AMARA, ...given };
  expect(wayTo(kind, who, ways).way).toBe(way);
  expect(leftOut(kind, who, NOW, ways)).toBe(way ? undefined : "no-address");
});

test("nobody is invited twice who is planned for", () => {
  expect(leftOut("INVITE", { ...AMARA, isPlanned: true }, NOW, ALL)).toBe("invite-planned");
});

test("its page looks often while something is under way, and now and then for what others do and what comes back", () => {
  const slow = CAMPAIGN_STATES.filter((state) => lookEveryMs(state) === 10_000);
  expect(slow).toEqual(["SCHEDULED", "PAUSED", "STOPPED", "DONE"]);
  expect(CAMPAIGN_STATES.every((state) => lookEveryMs(state) > 0)).toBe(true);
});
