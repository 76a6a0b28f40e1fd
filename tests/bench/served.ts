import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { makeToken } from "@/lib/secrets";
import { createOrganization } from "@/orgs/create-organization";
import { NEXT } from "../../scripts/build";

/** A built Next application behind a port. */
export async function serve(
  folder: string,
  port: number,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [NEXT, "start", folder, "-p", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env, NODE_ENV: "production" },
  });
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return child;
    await pause(100);
  }
  throw new Error(`the server on port ${port} did not answer`);
}

const FOUNDING = {
  name: "Bench",
  slug: "bench-claims",
  language: "en",
  timeZone: "UTC",
} as const;

export type InvitedMany = { org: string; sends: { id: string; token: string }[] };

/** People of one organisation who were invited, each with a claim link. */
export async function inviteMany(count: number): Promise<InvitedMany> {
  const org = randomUUID();
  const scope = workerScope(org);
  const people = Array.from({ length: count }, (_, n) =>
    newAccount.parse({
      firstName: "Bench",
      lastName: `Person ${n}`,
      email: `person.${n}@bench.example`,
    }),
  );
  await inOrg(scope, (tx) => createOrganization(tx, FOUNDING));
  await inOrg(
    scope,
    async (tx) => {
      const { done } = await createAccounts(tx, { people, source: "ROSTER" });
      await inviteAccounts(tx, { ids: done.map(({ id }) => id), lane: 3 });
    },
    "chunk",
  );
  const sends = await inOrg(scope, (tx) =>
    tx.db.send.findMany({ where: { orgId: org }, select: { id: true, keyVersion: true } }),
  );
  return {
    org,
    sends: sends.map(({ id, keyVersion }) => ({
      id,
      token: makeToken("claim", org, id, keyVersion),
    })),
  };
}
