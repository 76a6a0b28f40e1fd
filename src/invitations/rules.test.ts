import { describe, expect, it } from "vitest";
import type { Channel } from "@/addressees/rules";
import type { LinkFacts, Reach, Standing } from "./rules";
import {
  asksName,
  claimSteps,
  hindranceOf,
  mayAsk,
  openStep,
  standing,
  stepsAround,
} from "./rules";

const NOW = new Date("2026-11-21T09:14:00Z");
const LIVE: LinkFacts = {
  orgStatus: "ACTIVE",
  accountStatus: "INVITED",
  accountEpoch: 3,
  emailKey: "amara@halden.example",
  phoneKey: "+33612345678",
  channel: "EMAIL",
  withdrawnAt: null,
  roleGivenAt: null,
  wrongFacts: 0,
  createdAt: new Date("2026-11-21T09:00:00Z"),
  liveSeq: 2,
  seq: 2,
  epoch: 3,
  addressKey: "amara@halden.example",
  expiresAt: new Date("2026-11-28T09:14:00Z"),
};

const ELSEWHERE: [string, Partial<LinkFacts>][] = [
  ["it went to another address", { addressKey: "m.diallo@halden.example" }],
  [
    "it came by the join link, of another address",
    { channel: "JOIN", addressKey: "m.diallo@halden.example" },
  ],
  ["it went to another number", { channel: "SMS", addressKey: "+33698765432" }],
  ["it went to a number that is gone", { channel: "SMS", phoneKey: null }],
];

const CASES: [string, Partial<LinkFacts>, Standing][] = [
  ["nothing is wrong", {}, "live"],
  ["it is not out yet, and so the one before it is", { seq: 2, liveSeq: 1 }, "live"],
  ["a role came before it", { roleGivenAt: new Date("2026-11-21T08:59:00Z") }, "live"],
  ["a role came with it", { roleGivenAt: new Date("2026-11-21T09:00:00Z") }, "live"],
  ["a role came after it", { roleGivenAt: new Date("2026-11-21T09:01:00Z") }, "neutral"],
  ["four answers were wrong", { wrongFacts: 4 }, "live"],
  ["five answers were wrong, whatever is asked now", { wrongFacts: 5 }, "neutral"],
  ["its minute has come", { expiresAt: NOW }, "expired"],
  ["a newer one is out", { liveSeq: 3 }, "replaced"],
  ["it was replaced before it ended", { liveSeq: 3, expiresAt: NOW }, "replaced"],
  ["it was withdrawn", { accountStatus: "CREATED", withdrawnAt: NOW, epoch: 2 }, "withdrawn"],
  ["the account is claimed", { accountStatus: "ACTIVE" }, "claimed"],
  ["the organisation is disabled", { orgStatus: "DISABLED" }, "disabled"],
  ["the person is not invited", { accountStatus: "CREATED" }, "neutral"],
  ["the account is suspended", { accountStatus: "SUSPENDED", withdrawnAt: NOW }, "neutral"],
  ["the account is closed", { accountStatus: "CLOSED" }, "neutral"],
  ["it died with its epoch", { epoch: 2 }, "neutral"],
  ["the address is another one now", { emailKey: "a.diallo@halden.example" }, "neutral"],
  ["its text went to another number", { channel: "SMS", addressKey: "+33698765432" }, "neutral"],
  ...(["ACTIVE", "INVITED", "CREATED"] as const).flatMap((accountStatus) =>
    ELSEWHERE.map(([gone, at]): [string, Partial<LinkFacts>, Standing] => [
      `${gone}, whatever became of an account that is ${accountStatus}`,
      { ...at, accountStatus, liveSeq: 3, withdrawnAt: accountStatus === "CREATED" ? NOW : null },
      "neutral",
    ]),
  ),
  [
    "the address is another one, but it was a text",
    { channel: "SMS", addressKey: "+33612345678", emailKey: null },
    "live",
  ],
  ["the address is another one, but it was copied", { channel: "LINK", addressKey: null }, "live"],
];

describe("what a claim link is worth", () => {
  it.each(CASES)("where %s", (_, facts, worth) =>
    expect(standing({ ...LIVE, ...facts }, NOW)).toBe(worth),
  );
});

it("offers to ask again only where an invitation died by itself or by a decision", () => {
  const all = [
    ...(["live", "claimed", "expired", "replaced", "withdrawn", "disabled", "neutral"] as const),
  ];
  expect(all.filter(mayAsk)).toEqual(["expired", "replaced", "withdrawn"]);
});

it.each([
  ["none is known", { firstName: null, lastName: null, source: "ROSTER" }, true],
  ["nobody who joined wrote one", { firstName: null, lastName: null, source: "JOIN" }, true],
  ["who joined wrote their only one", { firstName: null, lastName: "Suda", source: "JOIN" }, false],
  ["half of it is known", { firstName: "Amara", lastName: null, source: "ROSTER" }, true],
  ["somebody typed it by hand", { firstName: "Amara", lastName: "Diallo", source: "HAND" }, true],
  ["a roster knows it", { firstName: "Amara", lastName: "Diallo", source: "ROSTER" }, false],
  ["nothing of it is seen", { firstName: "\u200b", lastName: "\u3164", source: "ROSTER" }, true],
])("asks for the name where %s", (_, person, isAsked) => expect(asksName(person)).toBe(isAsked));

const person = { firstName: "Amara", lastName: "Diallo", source: "ROSTER" };

describe("the steps of a claim", () => {
  it.each([
    [{ ...person, termsVersion: null, draft: null }, ["language", "password"], "language"],
    [
      { ...person, source: "HAND", termsVersion: 2, draft: null },
      ["language", "name", "terms", "password"],
      "language",
    ],
    [
      { ...person, lastName: null, termsVersion: null, draft: { language: "th" } },
      ["language", "name", "password"],
      "name",
    ],
    [
      {
        ...{ ...person, source: "HAND", termsVersion: 2 },
        draft: { language: "th", lastName: "Diallo", termsVersion: 1 },
      },
      ["language", "name", "terms", "password"],
      "terms",
    ],
    [
      { ...person, termsVersion: 2, draft: { language: "th", termsVersion: 2 } },
      ["language", "terms", "password"],
      "password",
    ],
  ])("of %j are %j, the first open one is %s", (link, steps, open) => {
    expect([claimSteps(link), openStep(link)]).toEqual([steps, open]);
  });

  it("lie between the one before and the one after", () => {
    const link = { ...person, termsVersion: 1, draft: null };
    expect(stepsAround(link, "language")).toEqual({ before: undefined, after: "terms" });
    expect(stepsAround(link, "password")).toEqual({ before: "terms", after: "password" });
  });
});

const MOBILE = "+33612345678";
const REACH: Reach = {
  ...{ email: "a@halden.example", phone: MOBILE, inviteBy: null },
  ...{ id: "1", isQuiet: false, letters: 0, texts: 0 },
};
const SENDING = { isReminder: false, spent: new Set<string>() };

it.each<[string, Partial<Reach>, Channel, Partial<typeof SENDING>, string | undefined]>([
  ["nothing hinders a text", {}, "SMS", {}, undefined],
  ["the day's texts are spent", {}, "SMS", { spent: new Set(["FR"]) }, "texts-full"],
  [
    "the day's texts are spent, but it is a mail",
    {},
    "EMAIL",
    { spent: new Set(["FR"]) },
    undefined,
  ],
  ["five texts went today", { texts: 5 }, "SMS", {}, "letters-today"],
  ["five texts went today, and it is a mail", { texts: 5 }, "EMAIL", {}, undefined],
  ["they want no reminders", { isQuiet: true }, "SMS", { isReminder: true }, "dont-remind"],
  ["it is a code, of which nothing is sent", { letters: 5, texts: 5 }, "CODE", {}, undefined],
])("%s", (_, one, way, sending, code) =>
  expect(hindranceOf({ ...REACH, ...one }, way, { ...SENDING, ...sending })).toBe(code),
);
