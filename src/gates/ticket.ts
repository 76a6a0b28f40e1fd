import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Origin, Scope } from "@/lib/org";
import { readToken } from "@/lib/secrets";
import { readFlow } from "@/sessions/queries";

export type TicketGate = { scope: Scope; flowId: string; accountId: string };

/** The door of a finished sign-in: its ticket names the flow, the flow the account that acts from here on. */
export async function ticketGate(ticket: string, origin: Origin): Promise<TicketGate | undefined> {
  const read = readToken("ticket", ticket);
  if (!read) return undefined;
  const flow = await inOrg(
    mintScope(read.org, { kind: "invitee" }, origin),
    (tx) => readFlow(tx, read.row),
    "page",
  );
  if (!flow) return undefined;
  return {
    scope: mintScope(read.org, { kind: "account", id: flow.accountId, permissions: [] }, origin),
    flowId: read.row,
    accountId: flow.accountId,
  };
}
