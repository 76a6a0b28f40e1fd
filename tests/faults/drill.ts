import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { workerScope } from "@/gates/worker";
import { claimAccount } from "@/invitations/claim-account";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { readToken } from "@/lib/secrets";
import { createOrganization } from "@/orgs/create-organization";
import { setTrust } from "@/orgs/set-trust";
import { freezeSelection } from "@/selections/freeze-selection";
import { newAdmin } from "../support/org";
import type { World } from "../support/world";
import { startWorld } from "../support/world";
import type { Accepted } from "./sink";
import { countRefused, judge, openSink, readSink } from "./sink";
import { watchWorkers } from "./watched";

export type DrillReport = {
  invited: number;
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
  /** What the trouble counted, how often it struck first of all. */
  [counted: string]: number;
};

/** What a trouble works with. */
export type Stage = {
  count: number;
  quick: boolean;
  world: World;
  /** How many mails the sink has taken. */
  accepted: () => number;
  /** How many it has put off. */
  refused: () => number;
  /** Everybody is written to, and nothing waits. */
  isOver: () => Promise<boolean>;
  startWorker: () => ChildProcess;
  /** The server that takes the mails, on the same port each time; `how`: slow, rejects. */
  stopSink: () => Promise<void>;
  startSink: (how?: string) => Promise<void>;
};

/** Everybody is invited by one campaign, which the workers queue as well as send. */
async function inviteMany(org: Scope, count: number): Promise<void> {
  const about = { name: "Drill", slug: `drill-${count}`, language: "en", timeZone: "UTC" } as const;
  const run = <T>(work: Parameters<typeof inOrg<T>>[1]) => inOrg(org, work, "chunk");
  await run((tx) => createOrganization(tx, about));
  await run((tx) => setTrust(tx, { step: 3 }));
  const people = Array.from({ length: count }, (_, n) =>
    newAccount.parse({
      firstName: "Drill",
      lastName: `Person ${n}`,
      email: `person.${n}@drill.example`,
    }),
  );
  await run((tx) => createAccounts(tx, { people, source: "ROSTER" }));
  const admin = await newAdmin({ id: org.org, slug: about.slug, system: org, run });
  await inOrg(
    admin.scope,
    async (tx) => {
      const { id: selectionId } = await freezeSelection(tx, { query: "status=created" });
      const expected = { EMAIL: count, SMS: 0, CODE: 0 };
      const input = { selectionId, kind: "INVITE", expected, wording: null } as const;
      await beginCampaign(tx, input);
    },
    "chunk",
  );
}

const unsettled = (org: Scope): Promise<number> =>
  inOrg(org, (tx) =>
    tx.db.message.count({ where: { orgId: tx.org, state: { in: ["QUEUED", "DELAYED"] } } }),
  );

/** Opens every link that arrived and claims its account, each once. */
async function claimAll(org: Scope, mails: Accepted[]): Promise<number> {
  let claimed = 0;
  for (const link of new Set(mails.map((mail) => mail.link))) {
    const token = readToken("claim", link?.slice(link.lastIndexOf("/") + 1) ?? "");
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

/** The database may be on its way back: then nothing is known to be over. */
const isSettled = async (org: Scope): Promise<boolean> =>
  (await unsettled(org).catch(() => undefined)) === 0;

type Options = { quick: boolean; folder?: string };
type Trouble = (stage: Stage) => Promise<Record<string, number>>;

/** Many people are invited while `trouble` makes trouble; tells what arrived. */
export async function drill(
  { quick, folder: name = "faults" }: Options,
  trouble: Trouble,
): Promise<DrillReport> {
  const begun = performance.now();
  const count = quick ? 500 : 2_000;
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-drill-"));
  const file = path.join(folder, "accepted.jsonl");
  const { port, ...sink } = await openSink(file);
  const world = await startWorld(name, {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_RATE: "10000",
    MAIL_LEASE_SECONDS: "3",
  });
  const { startWorker, ended } = watchWorkers(world.env);
  try {
    const org = workerScope(randomUUID());
    await inviteMany(org, count);
    const accepted = () => readSink(file).length;
    const refused = () => countRefused(file);
    const isOver = async () => accepted() >= count && (await isSettled(org));
    const stage = { count, quick, world, accepted, refused, isOver, startWorker, ...sink };
    const counted = await Promise.race([trouble(stage), ended]);
    const mails = readSink(file);
    const claimed = await claimAll(org, mails);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    return { invited: count, ...counted, ...judge(mails, count), claimed, seconds };
  } finally {
    await sink.stopSink();
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
