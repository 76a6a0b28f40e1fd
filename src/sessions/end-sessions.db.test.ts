import { describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { directoryDigest, readToken } from "@/lib/secrets";
import { refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { beginFlow } from "./begin-flow";
import { endSessions } from "./end-sessions";
import { listSessions } from "./queries";
import { startSession } from "./start-session";

const scopeOf = (org: TestOrg, id: string) =>
  mintScope(
    org.id,
    { kind: "account", id, permissions: [] },
    { ip: "203.0.113.7", userAgent: "Firefox/140 Windows" },
  );

const begin = async (org: TestOrg, accountId: string): Promise<string> => {
  const { ticket } = await org.run((tx) => beginFlow(tx, { accountId, epoch: 0, factors: [] }));
  return readToken("ticket", ticket)?.row ?? "";
};

async function signIn(org: TestOrg, id: string, known = true): Promise<string> {
  const flowId = await begin(org, id);
  const started = await inOrg(scopeOf(org, id), (tx) => startSession(tx, { flowId, known }));
  return started.browserId;
}

const end = (org: TestOrg, id: string, given: Parameters<typeof endSessions>[1]) =>
  inOrg(scopeOf(org, id), (tx) => endSessions(tx, given));

const browsersOf = (org: TestOrg, id: string) =>
  org.run(async (tx) => (await listSessions(tx, id)).map((session) => session.browserDigest));

const idsOf = (org: TestOrg, id: string) =>
  org.run(async (tx) => (await listSessions(tx, id)).map((session) => session.id));

describe("a person's sessions", () => {
  test("are listed with what the person knows them by", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    await signIn(org, id);
    expect(await org.run((tx) => listSessions(tx, id))).toMatchObject([
      { ip: "203.0.113.7", userAgent: "Firefox/140 Windows", seenAt: expect.any(Date) },
    ]);
  });

  test("end one by one; those of others and of the browser in use do not", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const [id, colleague] = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "ACTIVE")];
    const stranger = await newAccountIn(other, "ACTIVE");
    const own = await signIn(org, id);
    const elsewhere = await signIn(org, id);
    await signIn(org, colleague);
    await signIn(other, stranger);
    const foreign = [...(await idsOf(org, colleague)), ...(await idsOf(other, stranger))];
    expect(await end(org, id, { ids: foreign, keptBrowserId: own })).toEqual({ ended: 0 });
    const ids = await idsOf(org, id);
    expect(await end(org, id, { ids, keptBrowserId: own })).toEqual({ ended: 1 });
    expect(await browsersOf(org, id)).toEqual([directoryDigest(own)]);
    expect(await browsersOf(org, colleague)).toHaveLength(1);
    const rows = await org.run((tx) =>
      tx.db.directory.count({ where: { kind: "browser", digest: directoryDigest(elsewhere) } }),
    );
    expect(rows).toBe(0);
    expect((await timelineOf(org, id)).at(-1)).toBe("sessions-ended");
  });

  test("all end but one, and sign-ins under way with them", async () => {
    const org = await newOrg();
    const id = await newAccountIn(org, "ACTIVE");
    const own = await signIn(org, id);
    for (let n = 0; n < 3; n += 1) await signIn(org, id);
    const flowId = await begin(org, id);
    expect(await end(org, id, { keptBrowserId: own })).toEqual({ ended: 3 });
    expect(await browsersOf(org, id)).toEqual([directoryDigest(own)]);
    const late = inOrg(scopeOf(org, id), (tx) => startSession(tx, { flowId, known: true }));
    expect(await refusedWith(late)).toBe("link-dead");
  });

  test("are ended by nobody but a person", async () => {
    const org = await newOrg();
    expect(await refusedWith(org.run((tx) => endSessions(tx, {})))).toBe("not-allowed");
  });
});

test("a sign-in on a new device is marked in the timeline, the first and known ones are not", async () => {
  const org = await newOrg();
  const id = await newAccountIn(org, "ACTIVE");
  for (const known of [false, true, false]) await signIn(org, id, known);
  const events = await org.run((tx) =>
    tx.db.accountEvent.findMany({
      where: { accountId: id, event: "signed-in" },
      orderBy: { id: "asc" },
    }),
  );
  const places = events.map(({ details }) => (details as { place?: string }).place);
  expect(places).toEqual([undefined, undefined, "new"]);
});
