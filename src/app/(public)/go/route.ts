import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { limitLooks } from "@/gates/limits";
import { findOrganization } from "@/gates/organization";
import { normalizeSlug } from "@/orgs/rules";

/** From the start page to the sign-in of an organisation whose address the person knows. Addresses are public. */
export async function POST(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return giveBack("/", { error: "not-allowed" });
  const typed = form.text("slug");
  const wait = await limitLooks(request.headers);
  if (wait) return slowDown("/", wait, { values: { slug: typed } });
  const slug = normalizeSlug(typed.trim().split("/").findLast(Boolean) ?? "");
  if (slug && (await findOrganization(slug))) return seeOther(`/${slug}/sign-in`);
  return giveBack("/", { values: { slug: typed }, fields: { slug: "slug-unknown" } });
}

export const GET = (): Response => seeOther("/");
