import { describe, expect, test } from "vitest";
import { selectorInput, serverInput } from "./input";
import {
  adviceFor,
  domainOf,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
  keepsPassword,
  mailboxOf,
  provenAt,
  standingOf,
} from "./rules";

const LONG = `v=DKIM1; k=rsa; p=${"A".repeat(600)}`;

describe("SPF", () => {
  test.each([
    [["v=spf1 include:_spf.example ~all"], "OK"],
    [["google-site-verification=x", "V=SPF1 mx -ALL"], "OK"],
    [["v=spf1 redirect=_spf.example"], "OK"],
    [["v=spf1 mx"], "WEAK"],
    [["v=spf1 mx ?all"], "WEAK"],
    [["v=spf1 mx +all"], "WEAK"],
    [["v=spf1 all"], "WEAK"],
    [["v=spf1 mx ~all", "v=spf1 a -all"], "WRONG"],
    [["v=spf10 mx ~all"], "MISSING"],
    [[], "MISSING"],
    [undefined, "UNKNOWN"],
  ])("%j is %s", (records, state) => {
    expect(judgeSpf(records).state).toBe(state);
  });
});

describe("DKIM", () => {
  test.each([
    [["v=DKIM1; k=rsa; p=MIGf"], "OK"],
    [["k=rsa; p=MIGf"], "OK"],
    [["p=MI Gf"], "OK"],
    [["v=DKIM1; p="], "WRONG"],
    [["v=DKIM1; p=x", "v=DKIM1; p=y"], "WRONG"],
    [["something else"], "MISSING"],
    [[], "MISSING"],
    [undefined, "UNKNOWN"],
  ])("%j is %s", (records, state) => {
    expect(judgeDkim(records).state).toBe(state);
  });

  test("what is shown of a record has an end", () => {
    expect(judgeDkim([LONG])).toMatchObject({ state: "OK" });
    expect(judgeDkim([LONG]).record).toHaveLength(500);
  });
});

describe("DMARC", () => {
  test.each([
    [["v=DMARC1; p=reject"], "OK"],
    [["v=DMARC1;p=Quarantine;rua=mailto:a@b.example"], "OK"],
    [["v = DMARC1 ; p = none"], "WEAK"],
    [["v=DMARC1; rua=mailto:a@b.example"], "WRONG"],
    [["v=DMARC1; p=maybe"], "WRONG"],
    [["v=DMARC1; p=reject", "v=DMARC1; p=none"], "WRONG"],
    [["v=DMARC12; p=reject"], "MISSING"],
    [[], "MISSING"],
    [undefined, "UNKNOWN"],
  ])("%j is %s", (records, state) => {
    expect(judgeDmarc(records).state).toBe(state);
  });
});

describe("a proof that is gone", () => {
  const [before, now] = [new Date("2026-11-01T09:00:00Z"), new Date("2026-11-22T09:00:00Z")];
  const gone = { provenAt: null, fallenAt: before };
  test.each([
    [["rollcall=x"], gone, { provenAt: now, fallenAt: null }],
    [[], { provenAt: before, fallenAt: null }, { provenAt: null, fallenAt: now }],
    [[], gone, gone],
    [undefined, gone, gone],
    [[], { provenAt: null, fallenAt: null }, { provenAt: null, fallenAt: null }],
  ])("%j after %j is told as %j", (proof, standing, after) => {
    expect(standingOf({ proof }, { wanted: "rollcall=x", before: standing, now })).toEqual(after);
  });
});

describe("the proof of a domain", () => {
  const [before, now] = [new Date("2026-11-01T09:00:00Z"), new Date("2026-11-22T09:00:00Z")];
  test.each([
    [["other", " rollcall=x "], now],
    [["rollcall=y"], null],
    [[], null],
    [undefined, before],
  ])("with %j was seen at %s", (proof, seen) => {
    expect(provenAt({ proof }, { wanted: "rollcall=x", before, now })).toEqual(seen);
  });
});

describe("who letters come from", () => {
  const installation = "no-reply@installation.example";
  const [own, help] = ["people@halden.example", "help@halden.example"];
  test.each([
    ["own", own, help, { address: own, replyTo: help }],
    ["proven", own, null, { address: own, replyTo: null }],
    ["installation", own, null, { address: installation, replyTo: own }],
    ["installation", own, help, { address: installation, replyTo: help }],
    ["installation", null, help, { address: installation, replyTo: help }],
    ["own", null, null, { address: installation, replyTo: null }],
  ] as const)("%s, with %s and %s", (sentBy, fromAddress, replyTo, mailbox) => {
    expect(mailboxOf({ fromAddress, replyTo }, { sentBy, installation })).toEqual(mailbox);
  });
});

test("what is advised would be judged right", () => {
  const given = { mailHost: "mail.halden.example", selector: "s1", reportTo: "a@halden.example" };
  const advice = adviceFor("halden.example", given);
  expect(judgeSpf([advice.spf.value ?? ""]).state).toBe("OK");
  expect(judgeDmarc([advice.dmarc.value ?? ""]).state).toBe("OK");
  expect([advice.spf.name, advice.dkim.name, advice.dmarc.name]).toEqual([
    "halden.example",
    "s1._domainkey.halden.example",
    "_dmarc.halden.example",
  ]);
  expect(domainOf("People@Halden.Example")).toBe("halden.example");
});

describe("a stored password", () => {
  const before = { host: "mail.halden.example", username: "people" };
  test.each([
    [before, true],
    [{ ...before, host: "mail.evil.example" }, false],
    [{ ...before, username: "other" }, false],
  ])("with %j stays: %s", (after, stays) => {
    expect(keepsPassword(before, after)).toBe(stays);
    expect(keepsPassword(undefined, after)).toBe(false);
  });
});

describe("an own mail server", () => {
  const given = {
    host: " Mail.Halden.example ",
    port: "587",
    security: "STARTTLS",
    username: "people",
    password: "",
  };
  const faultOf = (change: Partial<typeof given>, anyPort = false) =>
    serverInput({ anyPort }).safeParse({ ...given, ...change }).error?.issues[0]?.message;

  test("is put right before it is judged", () => {
    expect(serverInput({ anyPort: false }).parse(given)).toEqual({
      ...{ host: "mail.halden.example", port: 587, security: "STARTTLS" },
      ...{ username: "people", password: null },
    });
  });

  test.each([
    [{ host: "" }, "host-missing"],
    [{ host: "http://mail.halden.example" }, "host-wrong"],
    [{ host: "mail.halden.example:587" }, "host-wrong"],
    [{ host: "user@mail.halden.example" }, "host-wrong"],
    [{ host: "mail halden" }, "host-wrong"],
    [{ port: "22" }, "port-wrong"],
    [{ port: "0" }, "port-wrong"],
    [{ port: "x" }, "port-wrong"],
    [{ security: "HOPE" }, "security-wrong"],
    [{ security: "NONE" }, "secret-in-clear"],
  ])("%j is refused: %s", (change, code) => {
    expect(faultOf(change)).toBe(code);
  });

  test("may listen elsewhere only where the installation says so, and needs no login", () => {
    expect(faultOf({ port: "10025" }, true)).toBeUndefined();
    expect(faultOf({ security: "NONE", username: "" })).toBeUndefined();
    expect(faultOf({ host: "192.0.2.7" })).toBeUndefined();
    expect(faultOf({ host: "2001:db8::25" })).toBeUndefined();
  });
});

test.each([
  ["s1", "s1"],
  [" S1.Mail_key ", "s1.mail_key"],
  ["", null],
])("a selector %j is kept as %j", (typed, kept) => {
  expect(selectorInput.parse(typed)).toBe(kept);
});
test.each(["a b", "a/b", ".a", "a..b", "x".repeat(121)])("no selector is %j", (typed) => {
  expect(selectorInput.safeParse(typed).success).toBe(false);
});
