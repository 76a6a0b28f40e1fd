import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { NewSession, OpenedSession } from "./open-session";
import { openSession } from "./open-session";
import { takeFlow } from "./store";

type Ticketed = Pick<NewSession, "oldBrowserId" | "known"> & { flowId: string };

/** Turns a ticket into a session, exactly once. */
export async function startSession(
  tx: OrgTx,
  { flowId, ...browser }: Ticketed,
): Promise<OpenedSession> {
  const flow = await takeFlow(tx, flowId);
  if (!flow) throw new Refusal("link-dead");
  return openSession(tx, { ...flow, ...browser });
}
