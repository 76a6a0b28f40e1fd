import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { handOver, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";

type Runner = { child: ChildProcessWithoutNullStreams; next: () => Promise<string> };

const runners: Runner[] = [];
let org: TestOrg;
const ROUNDS = 8;

/** A process of its own with its own connections, started and connected. */
async function startRunner(): Promise<Runner> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/racer.ts"], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += text;
  });
  const next = async (): Promise<string> => {
    const { done, value } = await said.next();
    if (done) throw new Error(`a runner ended: ${complaint}`);
    return value;
  };
  expect(await next()).toBe("ready");
  return { child, next };
}

beforeAll(async () => {
  runners.push(...(await Promise.all([startRunner(), startRunner()])));
  org = await newOrg();
  await newOrg();
});

afterAll(async () => {
  for (const { child } of runners) {
    const gone = once(child, "exit");
    child.stdin.end();
    await gone;
  }
});

/** Both processes get the starting signal at once; their answers, in the order of the verbs. */
async function race(...verbs: [verb: string, id: string][]): Promise<unknown[]> {
  for (const [index, [verb, id]] of verbs.entries())
    runners[index]?.child.stdin.write(`${JSON.stringify({ org: org.id, verb, id })}\n`);
  return Promise.all(runners.map(async ({ next }) => JSON.parse(await next())));
}

/** The moves that the timeline tells, the account as it is, and how often the audit log names a move. */
async function history(id: string, verbs: string[]) {
  return org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: id };
    const events = await tx.db.accountEvent.findMany({ where, orderBy: { id: "asc" } });
    const moves = events
      .filter(({ event }) => verbs.includes(event))
      .map(({ event, fromStatus, toStatus }) => `${event}: ${fromStatus} to ${toStatus}`);
    const acts = verbs.map((verb) => `account.${verb}`);
    const audited = await tx.db.auditEntry.count({ where: { ...where, act: { in: acts } } });
    const account = await tx.db.account.findUniqueOrThrow({
      where: { orgId_id: { orgId: tx.org, id } },
    });
    return { moves, audited, account };
  });
}

test("suspend against close, in two processes: one after the other, in either order, and nothing between", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await newAccountIn(org, "ACTIVE");
    const [suspended, closed] = await race(["suspend", id], ["close", id]);
    const { moves, audited, account } = await history(id, ["suspend", "close"]);
    const first = ["suspend: ACTIVE to SUSPENDED", "close: SUSPENDED to CLOSED"];
    const onlyClosed = ["close: ACTIVE to CLOSED"];
    expect([first, onlyClosed]).toContainEqual(moves);
    expect(account).toMatchObject({
      status: "CLOSED",
      statusBeforeClose: moves.length === 2 ? "SUSPENDED" : "ACTIVE",
      epoch: moves.length,
    });
    expect(audited).toBe(moves.length);
    expect(closed).toMatchObject({ done: [{ id }] });
    expect(suspended).toMatchObject(
      moves.length === 2 ? { done: [{ id }] } : { done: [], refused: [{ id, code: "closed" }] },
    );
  }
});

test("claim against suspend, in two processes: claimed and then suspended, or never claimed", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await newAccountIn(org);
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    const [send = ""] = await sendsOf(org, id);
    await handOver(org, send);
    const [claimed, suspended] = await race(["claim", send], ["suspend", id]);
    const { moves, audited, account } = await history(id, ["claim", "suspend"]);
    const both = ["claim: INVITED to ACTIVE", "suspend: ACTIVE to SUSPENDED"];
    const onlySuspended = ["suspend: INVITED to SUSPENDED"];
    expect([both, onlySuspended]).toContainEqual(moves);
    expect(account).toMatchObject({ status: "SUSPENDED", suspensionSource: "HAND", epoch: 1 });
    expect(account.claimedAt !== null).toBe(moves.length === 2);
    expect(audited).toBe(moves.length);
    expect(suspended).toMatchObject({ done: [{ id }] });
    expect(claimed).toMatchObject(
      moves.length === 2 ? { accountId: id, epoch: 0 } : { fault: "link-dead" },
    );
  }
});
