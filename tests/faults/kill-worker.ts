import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { workerScope } from "@/gates/worker";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { readToken } from "@/lib/secrets";
import { createOrganization } from "@/orgs/create-organization";
import { firstLine, kill, startProgram } from "../support/processes";
import { startWorld } from "../support/world";

type Accepted = { to: string; messageId: string; link: string };

export type KillWorkerReport = {
  invited: number;
  kills: number;
  /** Mails that the sink accepted. */
  accepted: number;
  /** People who got nothing. */
  lost: number;
  /** People who got two different messages. */
  duplicated: number;
  /** Repeats of one message under the same Message-ID: the worker died between acceptance and its own commit. */
  sameMessageTwice: number;
  /** Links that were opened and then claimed. */
  claimed: number;
  seconds: number;
};

const END_MS = 100_000;

async function inviteMany(org: Scope, count: number): Promise<void> {
  await inOrg(
    org,
    (tx) =>
      createOrganization(tx, {
        name: "Drill",
        slug: `drill-${count}`,
        language: "en",
        timeZone: "UTC",
      }),
    "chunk",
  );
  const people = Array.from({ length: count }, (_, n) =>
    newAccount.parse({
      firstName: "Drill",
      lastName: `Person ${n}`,
      email: `person.${n}@drill.example`,
    }),
  );
  await inOrg(
    org,
    async (tx) => {
      const { done } = await createAccounts(tx, { people, source: "ROSTER" });
      await inviteAccounts(tx, { ids: done.map(({ id }) => id), lane: 3 });
    },
    "chunk",
  );
}

const readSink = (file: string): Accepted[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Accepted)
    : [];

const unsettled = (org: Scope): Promise<number> =>
  inOrg(org, (tx) =>
    tx.db.message.count({ where: { orgId: tx.org, state: { in: ["QUEUED", "DELAYED"] } } }),
  );

/** Kills one of two workers whenever the sink has taken so many mails, and starts another in its place. */
async function killAtRandom(
  file: string,
  org: Scope,
  count: number,
  kills: number,
  start: () => ChildProcess,
): Promise<number> {
  const moments = Array.from({ length: kills }, () => Math.floor(Math.random() * count * 0.9)).sort(
    (a, b) => a - b,
  );
  const workers = [start(), start()];
  let done = 0;
  const end = Date.now() + END_MS;
  while (Date.now() < end) {
    const accepted = readSink(file).length;
    if (done < moments.length && accepted >= (moments[done] ?? 0)) {
      const victim = workers.splice(Math.floor(Math.random() * 2), 1)[0];
      if (victim) await kill(victim);
      workers.push(start());
      done += 1;
    } else if (accepted >= count && (await unsettled(org)) === 0) break;
    await pause(5 + Math.random() * 40);
  }
  await Promise.all(workers.map(kill));
  return done;
}

/** Opens every link that arrived and claims its account, each once. */
async function claimAll(org: Scope, mails: Accepted[]): Promise<number> {
  let claimed = 0;
  for (const link of new Set(mails.map((mail) => mail.link))) {
    const token = readToken("claim", link.slice(link.lastIndexOf("/") + 1));
    if (!token) continue;
    const open = await inOrg(org, async (tx) => {
      const found = await readClaimLink(tx, token.row);
      return found !== undefined && standing(found, tx.now) === "live";
    });
    if (!open) continue;
    await inOrg(org, (tx) =>
      claimAccount(tx, { sendId: token.row, passwordHash: "drill", about: {} }),
    );
    claimed += 1;
  }
  return claimed;
}

function judge(mails: Accepted[], invited: number) {
  const byPerson = new Map<string, Set<string>>();
  for (const { to, messageId } of mails)
    byPerson.set(to, (byPerson.get(to) ?? new Set()).add(messageId));
  const messages = new Set(mails.map((mail) => mail.messageId));
  return {
    accepted: mails.length,
    lost: invited - byPerson.size,
    duplicated: [...byPerson.values()].filter((ids) => ids.size > 1).length,
    sameMessageTwice: mails.length - messages.size,
  };
}

/** Two workers send to many people; again and again one of them is killed with SIGKILL at a random moment. */
export async function killWorker({ quick }: { quick: boolean }): Promise<KillWorkerReport> {
  const begun = performance.now();
  const count = quick ? 500 : 2_000;
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-drill-"));
  const file = path.join(folder, "accepted.jsonl");
  const sink = startProgram("tests/support/mail-sink.ts", [file], {});
  const port = await firstLine(sink);
  const world = await startWorld("faults", {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_RATE: "10000",
    MAIL_LEASE_SECONDS: "3",
  });
  try {
    const org = workerScope(randomUUID());
    await inviteMany(org, count);
    const kills = await killAtRandom(file, org, count, quick ? 10 : 14, () => {
      const worker = startProgram("src/worker.ts", [], world.env);
      worker.stdout?.resume();
      return worker;
    });
    const mails = readSink(file);
    const claimed = await claimAll(org, mails);
    return {
      invited: count,
      kills,
      ...judge(mails, count),
      claimed,
      seconds: Math.round((performance.now() - begun) / 100) / 10,
    };
  } finally {
    await kill(sink);
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
