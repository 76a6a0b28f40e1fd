import type { OrgTx } from "@/lib/org";
import { readSignIn, setSignedIn } from "./store";

/** Notes that a person signed in; returns their address, language and the time before this one (null: never yet). */
export async function noteSignIn(tx: OrgTx, { id }: { id: string }) {
  const before = await readSignIn(tx, id);
  await setSignedIn(tx, id);
  return before;
}
