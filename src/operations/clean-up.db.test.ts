import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { systemScope, workerScope } from "@/gates/worker";
import { beginImport } from "@/imports/begin-import";
import { finishUpload } from "@/imports/finish-upload";
import { receiveChunk } from "@/imports/receive-chunk";
import { pool } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { signUpInput } from "@/lifecycle/input";
import { requestSignUp } from "@/lifecycle/request-sign-up";
import { beginFlow } from "@/sessions/begin-flow";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { cleanUp } from "./job";

const DAY = 86_400_000;
const NOW = new Date();
const at = (days: number): Date => new Date(NOW.getTime() + days * DAY);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

/** Sessions, flows and selections of somebody there: one of each that is over, one that is not. */
async function fill(of: TestOrg): Promise<void> {
  const id = await newAccountIn(of, "ACTIVE");
  await of.run(async (tx) => {
    const about = { orgId: tx.org, accountId: id, epoch: 0 };
    for (const expiresAt of [at(-1), at(1)]) {
      const session = { ...about, id: randomUUID(), browserDigest: randomUUID() };
      const seen = { createdAt: at(-9), seenAt: at(-9) };
      await tx.db.session.create({ data: { ...session, ...seen, expiresAt } });
      const found = { kind: "browser", digest: session.browserDigest };
      await tx.db.directory.create({ data: { ...found, orgId: tx.org, id: session.id } });
      await tx.db.authFlow.create({
        data: { ...about, id: randomUUID(), createdAt: at(-9), expiresAt },
      });
    }
  });
  for (const [state, days] of [
    ["FROZEN", -2],
    ["FROZEN", -0.5],
    ["DONE", -2],
  ] as const)
    await of.run(async (tx) => {
      const selection = { orgId: tx.org, id: randomUUID(), madeBy: id, query: "", count: 1 };
      const used =
        state === "DONE" ? { act: "close", queuedAt: at(days), finishedAt: at(days) } : {};
      await tx.db.selection.create({
        data: { ...selection, state, createdAt: at(days), ...used },
      });
      await tx.db.selectionMember.create({
        data: { orgId: tx.org, selectionId: selection.id, accountId: id },
      });
    });
}

const ask = (slug: string, days: number) =>
  inOrg(
    systemScope(),
    (tx) =>
      requestSignUp(
        tx,
        signUpInput.parse({
          name: "Norddal",
          slug,
          firstName: "Siri",
          lastName: "Berg",
          email: `${slug}@norddal.example`,
          language: "en",
          timeZone: "Europe/Oslo",
        }),
      ),
    "act",
    at(days),
  );

const left = (of: TestOrg) =>
  of.run(async (tx) => {
    const where = { orgId: tx.org };
    return {
      sessions: await tx.db.session.count({ where }),
      browsers: await tx.db.directory.count({ where: { ...where, kind: "browser" } }),
      flows: await tx.db.authFlow.count({ where }),
      selections: await tx.db.selection.count({ where }),
      members: await tx.db.selectionMember.count({ where }),
    };
  });

const world = { scopeOf: workerScope, now: () => NOW, stopping: () => false };

test("what still counts stays, in every organisation; what is over goes, and a second look finds nothing", async () => {
  await fill(org);
  await fill(other);
  const { ticket } = await org.run(async (tx) => {
    const account = await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org } });
    return beginFlow(tx, { accountId: account.id, epoch: 0, factors: [] });
  });
  expect(ticket).toMatch(/^ticket_/);
  await ask("norddal-old", -8);
  await ask("norddal-new", -6);
  for (const [key, expire] of [
    ["over", NOW.getTime() - 1],
    ["open", NOW.getTime() + 60_000],
  ])
    await pool().query("INSERT INTO ops.rate_limits (key, points, expire) VALUES ($1, 1, $2)", [
      key,
      expire,
    ]);
  expect(await cleanUp(world)).toMatchObject({
    limits: 1,
    sessions: 2,
    signUps: 1,
    selections: 2,
    selectionMembers: 2,
  });
  const kept = { sessions: 1, browsers: 1, selections: 2, members: 2 };
  expect(await left(org)).toEqual({ ...kept, flows: 2 });
  expect(await left(other)).toEqual({ ...kept, flows: 1 });
  const again = await cleanUp(world);
  expect(Object.values(again).every((count) => count === 0)).toBe(true);
});

test("with a request for an organisation goes every trace of the address that asked", async () => {
  await ask("norddal-gone", -8);
  await cleanUp(world);
  const found = await inOrg(systemScope(), async (tx) => {
    const messages = await tx.db.message.findMany({ where: { orgId: tx.org } });
    const sends = await tx.db.send.findMany({ where: { orgId: tx.org } });
    return JSON.stringify([messages, sends]);
  });
  expect(found).not.toContain("norddal-gone@");
  expect(found).toContain("norddal-new@");
});

test("an upload that was broken off goes with its file after an hour, what was read or is under way stays", async () => {
  const { scope } = await newAdmin(org);
  const begin = (hours: number) =>
    inOrg(
      scope,
      async (tx) => {
        const asked = { purpose: "ROSTER", kind: null, name: "people.csv" } as const;
        const { id } = await beginImport(tx, asked);
        await receiveChunk(tx, { id, seq: 0, content: Buffer.from("half of a") });
        return id;
      },
      "act",
      at(hours / 24),
    );
  const [old, fresh] = [await begin(-2), await begin(-0.5)];
  const whole = await begin(-2);
  await inOrg(scope, (tx) => finishUpload(tx, { id: whole, bytes: 9, digest: "digest" }));
  expect(await cleanUp(world)).toMatchObject({ uploads: 1, fileChunks: 1, files: 1 });
  const kept = await org.run((tx) => tx.db.import.findMany({ where: { orgId: tx.org } }));
  expect(kept.map(({ id }) => id).sort()).toEqual([fresh, whole].sort());
  expect(kept.map(({ id }) => id)).not.toContain(old);
  expect(await org.run((tx) => tx.db.fileChunk.count())).toBe(2);
});

test("it stops between two pieces when the worker is asked to end", async () => {
  await fill(org);
  await cleanUp({ ...world, stopping: () => true });
  expect((await left(org)).sessions).toBe(3);
});
