import { inOrg } from "@/lib/in-org";
import { readSettings } from "@/orgs/queries";
import { enter } from "../enter";

/** What every section of the settings starts from: who looks, what holds today, and when it was last saved. */
export async function readSection(slug: string) {
  const gate = await enter(slug, "settings.manage");
  const settings = await inOrg(gate.scope, readSettings, "page");
  /** Sent along with each form: a change starts from what its admin saw. */
  const hidden = { org: slug, seen: settings.updatedAt.toISOString() };
  return { gate, settings, hidden };
}
