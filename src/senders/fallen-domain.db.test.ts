import { afterAll, expect, test, vi } from "vitest";
import { listAlerts } from "@/alerts/queries";
import { tellNews } from "@/alerts/tell-news";
import { workerScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { changeSettings } from "@/orgs/change-settings";
import { messagesOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { lookAtDomains } from "./job";
import { readFallenDomain, readWantedProof } from "./queries";
import { recordDomainCheck } from "./record-domain-check";

// Before anything is loaded that looks at the settings.
const names = await vi.hoisted(async () => {
  const { startNameServer } = await import("../../tests/support/name-server-socket");
  const server = await startNameServer({});
  vi.stubEnv("DNS_SERVERS", server.address);
  return server;
});
afterAll(() => names.close());

const DOMAIN = "halden.example";
const PROOF = `_rollcall.${DOMAIN}`;
const DAY = 86_400_000;

async function provenOrg(): Promise<TestOrg> {
  const org = await newOrg();
  await org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: org.id },
      data: { fromAddress: `people@${DOMAIN}` },
    }),
  );
  const { scope } = await newAdmin(org);
  await inOrg(scope, (tx) => {
    const found = { spf: [], dkim: [], dmarc: [], proof: [readWantedProof(tx, DOMAIN)] };
    return recordDomainCheck(tx, { domain: DOMAIN, selector: null, found });
  });
  return org;
}

const fallen = (org: TestOrg) => org.run(readFallenDomain);
const clockEntries = (org: TestOrg) =>
  org.run((tx) =>
    tx.db.auditEntry.count({
      where: { orgId: tx.org, actorKind: "system", act: "sender.domain-checked" },
    }),
  );

test("a proven domain is looked at again after a week; admins whose record is gone are told", async () => {
  const [org, other] = [await provenOrg(), await provenOrg()];
  const proof = await org.run(async (tx) => readWantedProof(tx, DOMAIN));
  names.records[PROOF] = { TXT: [proof] };
  const began = Date.now();
  const night = (days: number) =>
    lookAtDomains({
      scopeOf: workerScope,
      now: () => new Date(began + days * DAY),
      stopping: () => false,
    });

  expect(await night(6)).toBe(0);
  expect(await night(8)).toBe(2);
  expect([await fallen(org), await fallen(other)]).toEqual([undefined, DOMAIN]);
  // what stays as it was is no entry, what fell is looked at no more
  names.records[PROOF] = { TXT: [] };
  expect(await night(16)).toBe(1);
  expect(await night(24)).toBe(0);
  expect([await clockEntries(org), await clockEntries(other)]).toEqual([1, 1]);
  expect([await fallen(org), await fallen(other)]).toEqual([DOMAIN, DOMAIN]);
});

test("a fall is told once to who may put it right, where letters would leave as that domain", async () => {
  const org = await newOrg();
  const [owner, inviter] = [await newAdmin(org), await newAdmin(org, ["INVITER"])];
  const fell = (fallenAt: Date, domain = DOMAIN) =>
    org.run((tx) => {
      const states = { spf: "OK", dkim: "OK", dmarc: "OK", details: {} };
      const check = { ...states, checkedAt: fallenAt, fallenAt };
      return tx.db.domainCheck.upsert({
        where: { orgId_domain: { orgId: tx.org, domain } },
        create: { orgId: tx.org, domain, ...check },
        update: check,
      });
    });
  const kindsOf = async ({ id }: { id: string }) =>
    (await org.run((tx) => listAlerts(tx, id, {}))).map(({ kind }) => kind);
  await org.run((tx) => changeSettings(tx, { fromAddress: "people@Halden.example" }));
  await fell(new Date(Date.now() - DAY), "another.example");
  expect(await org.run(tellNews)).toBe(0);
  await fell(new Date(Date.now() - DAY));
  expect([await org.run(tellNews), await org.run(tellNews)]).toEqual([1, 0]);
  expect([await kindsOf(owner), await kindsOf(inviter)]).toEqual([["DOMAIN_FALLEN"], []]);
  expect((await messagesOf(org, owner.id)).map(({ letter }) => letter)).toEqual(["domain-fallen"]);
  await fell(new Date());
  expect(await org.run(tellNews)).toBe(1);
});
