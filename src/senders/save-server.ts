import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { sealSecret } from "@/lib/secrets";
import type { ServerInput } from "./input";
import type { ServerView } from "./queries";
import { readServer } from "./queries";
import { keepsPassword } from "./rules";
import { writeServer } from "./store";

type Told = Pick<ServerView, "host" | "port" | "security" | "username">;

/** A login may be a person's address: the log says whether there is one. */
const told = (server: Told | undefined) =>
  server && {
    ...{ host: server.host, port: server.port, security: server.security },
    signsIn: server.username !== null,
  };

/** The secret that goes with the server: a new one, the stored one (undefined), or none. */
function secretOf(tx: OrgTx, server: ServerInput, before: ServerView | undefined) {
  if (server.username === null) return null;
  if (server.password !== null) return sealSecret("sender", tx.org, Buffer.from(server.password));
  if (!before?.hasPassword || !keepsPassword(before, server))
    throw new Refusal("sender-password-needed");
  return undefined;
}

/**
 * Letters of the organisation leave over this server from now on, also those that wait. Its password is sealed and never
 * shown again; it stays only with the server and the login that it was given for.
 */
export async function saveServer(
  tx: OrgTx,
  { server, seen }: { server: ServerInput; seen: Date | null },
): Promise<void> {
  demand(tx, "settings.manage");
  const before = await readServer(tx);
  const { password: _, ...row } = server;
  const written = await writeServer(tx, { ...row, secret: secretOf(tx, server, before) }, seen);
  if (!written) throw new Refusal("settings-changed");
  const details = { before: told(before) ?? null, after: told(server) };
  await writeAudit(tx, [{ act: "sender.saved", details }]);
}
