import type { OrgTx } from "@/lib/org";
import { insertWording } from "./store";

/** Keeps what an admin wrote instead of the default message, once for all messages of the act. Returns its id. */
export const writeWording = (
  tx: OrgTx,
  { subject, body }: { subject: string; body: string },
): Promise<string> => insertWording(tx, subject, body);
