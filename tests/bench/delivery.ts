import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { previewMessage } from "@/messages/preview-message";
import { createOrganization } from "@/orgs/create-organization";
import { setTrust } from "@/orgs/set-trust";
import { firstLine, kill, startProgram } from "../support/processes";
import { startWorld } from "../support/world";
import { inTurn } from "./median";
import { suspicion } from "./suspect";

const PAIRS = 3;
const BARE = "tests/bench/baselines/bare-mails.mjs";

async function inviteMany(org: Scope, round: number, count: number): Promise<string> {
  const people = Array.from({ length: count }, (_, n) =>
    newAccount.parse({
      firstName: "Bench",
      lastName: `Person ${n}`,
      email: `person.${round}.${n}@bench.example`,
    }),
  );
  const invite = async (tx: Parameters<Parameters<typeof inOrg>[1]>[0]) => {
    const { done } = await createAccounts(tx, { people, source: "ROSTER" });
    await inviteAccounts(tx, { ids: done.map(({ id }) => id), lane: 3 });
    return done[0]?.id ?? "";
  };
  return inOrg(org, invite, "chunk");
}

/** The very letter that ours sends, for the baseline. */
async function writeLetter(org: Scope, accountId: string, file: string): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { subject, html, text } = await inOrg(org, (tx) =>
    previewMessage(tx, { accountId, letter: "invitation", expiresAt }),
  );
  writeFileSync(file, JSON.stringify({ subject, html, text }));
}

/** The figure that a program prints. */
const printed = async (file: string, args: string[], env: Record<string, string> = {}) =>
  Number(await firstLine(startProgram(file, args, env)));

/** One worker with all its bookkeeping against bare nodemailer: same letter, same pool, same sink. */
export async function delivery({ rows = 3_000 }: { rows?: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-bench-"));
  const letterFile = path.join(folder, "letter.json");
  const sink = startProgram("tests/support/mail-sink.ts", [], {});
  const smtpUrl = `smtp://127.0.0.1:${await firstLine(sink)}`;
  const world = await startWorld("bench", { SMTP_URL: smtpUrl, MAIL_RATE: "10000" });
  try {
    const org = workerScope(randomUUID());
    const founding = {
      name: "Bench",
      slug: "bench-mails",
      language: "en",
      timeZone: "UTC",
    } as const;
    await inOrg(org, (tx) => createOrganization(tx, founding));
    await inOrg(org, (tx) => setTrust(tx, { step: 3 }));
    let round = 0;
    const ours = async () => {
      round += 1;
      await writeLetter(org, await inviteMany(org, round, rows), letterFile);
      return printed("tests/bench/pump-once.ts", [], world.env);
    };
    const baseline = () => printed(BARE, [smtpUrl, letterFile, String(rows)]);
    const figures = await inTurn(PAIRS, ours, baseline);
    const suspect = suspicion("delivery", figures.baselinePerSecond);
    return { benchmark: "delivery", rows, ...figures, ...suspect, target: 0.7 };
  } finally {
    await kill(sink);
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
