import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { prepareCodes } from "@/codes/prepare-codes";
import { workerScope } from "@/gates/worker";
import { exportCodes } from "@/handovers/export-codes";
import { findLiveCodes, listHolders } from "@/handovers/queries";
import { showCode } from "@/handovers/show-code";
import { showRecovery } from "@/handovers/show-recovery";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeJoinLink } from "@/joins/close-join-link";
import { readHeldLink } from "@/joins/queries";
import { forgetEnv } from "@/lib/env";
import { inOrg } from "@/lib/in-org";
import { forgetKeys, keyVersions, readToken } from "@/lib/secrets";
import { countPeople } from "@/people/queries";
import { beginLetters } from "@/printouts/begin-letters";
import { runLetters } from "@/printouts/job";
import { openLetters } from "@/printouts/open-letters";
import { admin } from "./support/admin-here";
import { askToJoin, openLink } from "./support/joins";
import { handOver, haveLeft, sendsOf } from "./support/links";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { emptyOutbox } from "./support/pumping";
import { retireNow, rotate } from "./support/ring";
import { actsOf, answered } from "./support/run-admin";

const SLOW = { timeout: 120_000 };
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

let org: TestOrg;
beforeEach(async () => {
  await emptyOutbox();
  org = await newOrg();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
  forgetKeys();
});

/** Somebody who can only be reached by a code. */
const uncoded = (given = {}) =>
  newAccountIn(org, "CREATED", { email: "", externalId: crypto.randomUUID(), ...given });
const invite = (id: string, at?: Date) =>
  org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }), at);
const prepare = (id: string) => org.run((tx) => prepareCodes(tx, { ids: [id] }));

async function mailed(): Promise<string> {
  const id = await newAccountIn(org);
  await invite(id);
  await handOver(org, ...(await sendsOf(org, id)));
  await haveLeft(org, id);
  return id;
}

test(
  "rotating and retiring say what hangs on a version, each kind by itself; what waits to be sent is not killed",
  SLOW,
  async () => {
    await mailed();
    const waiting = await newAccountIn(org);
    await invite(waiting);
    const link = await openLink(org);
    await handOver(org, await askToJoin(org, link, "asks@halden.example"));
    await prepare(await uncoded());
    await invite(await uncoded());
    await invite(await uncoded(), ago(400));
    const unmailed = await newAccountIn(org, "ACTIVE", { email: "", login: "nomail" });
    await org.run((tx) => showRecovery(tx, { id: unmailed }));
    const hanging = { personalLinks: 2, joinLinks: 1, codes: 2, preparedCodes: 1, expiredCodes: 1 };
    const before = keyVersions()[0] ?? 0;
    const rotated = await rotate();
    expect(rotated).toMatchObject({ version: before + 1, links: 0 });
    expect(rotated.older).toContainEqual({ version: before, links: 7, ...hanging });
    await answered(["reseal-secrets"]);
    const asked = await admin(["retire-key", String(before)]);
    expect(asked.status).toBe(1);
    expect(asked.out).toContain("kills 7 live links and codes");
    for (const line of [
      "2 links that people were sent or handed",
      "1 open join link of an organisation",
      "2 access codes that open an account now",
      "1 access code that was made before its invitation",
      "1 expired access code that inviting again would renew",
    ])
      expect(asked.out).toContain(line);
    const json = await admin(["retire-key", String(before), "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ links: 7, ...hanging, sealed: 0, retired: false });
  },
);

test(
  "an open join link of a retired key is shown as dead, can be switched off, and another one switched on",
  SLOW,
  async () => {
    const id = await openLink(org);
    expect((await retireNow()).joinLinks).toBeGreaterThan(0);
    expect(await org.run(readHeldLink)).toMatchObject({ linkId: id, url: null });
    await org.run((tx) => closeJoinLink(tx, { id }));
    await openLink(org);
    expect((await org.run(readHeldLink))?.url).toMatch(/\/join\/[0-9a-z]{8}$/);
  },
);

test(
  "codes of a retired key are none: showing, exporting, printing and inviting make or take others",
  SLOW,
  async () => {
    const [early, live, old] = [await uncoded(), await uncoded(), await uncoded()];
    await prepare(early);
    await invite(live);
    await invite(old, ago(400));
    const unmailed = await newAccountIn(org, "ACTIVE", { email: "", login: "nomail" });
    const shown = await org.run((tx) => showCode(tx, { id: live }));
    const recovery = await org.run((tx) => showRecovery(tx, { id: unmailed }));
    await retireNow();
    const list = () => org.run((tx) => listHolders(tx, { q: "", tab: "all" }));
    expect((await list()).rows).toEqual([]);
    const about = { filter: { q: "", tab: "all" as const }, language: "en", place: undefined };
    expect(
      Buffer.from((await org.run((tx) => exportCodes(tx, about))).bytes).toString(),
    ).not.toContain(shown.code.slice(0, 4));
    // nobody is said to be invited by what opens nothing
    expect(await org.run((tx) => countPeople(tx, { states: ["EXPIRED"] }, 100))).toBe(2);
    await invite(early);
    await invite(old);
    const again = await org.run((tx) => showCode(tx, { id: live }));
    expect(again.code).not.toBe(shown.code);
    expect((await org.run((tx) => findLiveCodes(tx, [early, live, old]))).length).toBe(3);
    expect((await list()).rows).toHaveLength(3);
    const other = await org.run((tx) => showRecovery(tx, { id: unmailed }));
    expect(other.code).not.toBe(recovery.code);
  },
);

test(
  "letters printed before are opened after; those not made yet are made with the codes that count then",
  SLOW,
  async () => {
    const maker = await newAdmin(org, ["HELPDESK"]);
    const as = <T>(work: Parameters<typeof inOrg<T>>[1]) => inOrg(maker.scope, work);
    const world = { scopeOf: workerScope, stopping: () => false };
    const id = await uncoded({ firstName: "Ana", lastName: "Lima" });
    await invite(id);
    const about = { chosen: { ids: [id] }, form: "PAGE", split: "NONE" } as const;
    const [made, waits] = [
      await as((tx) => beginLetters(tx, about)),
      await as((tx) => beginLetters(tx, about)),
    ];
    await runLetters(world, { org: org.id, id: made.id });
    await retireNow();
    const pdf = await as((tx) => openLetters(tx, { id: made.id, number: 1 }));
    expect(pdf?.subarray(0, 5).toString()).toBe("%PDF-");
    await runLetters(world, { org: org.id, id: waits.id });
  },
);

test(
  "who holds a link of a retired key is shown as expired, the organisation's log says why, and copying makes another link",
  SLOW,
  async () => {
    const sent = await mailed();
    const foreign = await newOrg();
    const { link } = await org.run((tx) => copyLink(tx, { id: sent }));
    const waiting = await newAccountIn(org);
    await invite(waiting);
    await retireNow();
    expect(await org.run((tx) => countPeople(tx, { states: ["EXPIRED"] }, 100))).toBe(1);
    expect(await actsOf(org.id)).toContain("organization.secrets-ended");
    expect(await actsOf(foreign.id)).not.toContain("organization.secrets-ended");
    const again = await org.run((tx) => copyLink(tx, { id: sent }));
    expect(again.link).not.toBe(link);
    expect(readToken("claim", again.link.split("/").at(-1) ?? "")).toBeDefined();
  },
);
