import { after } from "next/server";
import { giveBack, seeOther, slowDown } from "@/app/flash";
import { ownForm } from "@/app/own-form";
import { limitMails } from "@/gates/limits";
import { organizationGate } from "@/gates/organization";
import { inOrg } from "@/lib/in-org";
import { identifierInput } from "@/lifecycle/input";
import { requestReset } from "@/lifecycle/request-reset";

type Context = { params: Promise<{ org: string }> };

/** Answers everybody alike, and only then looks whether there is anybody to write to: the time tells nothing either. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { scope, org } = await organizationGate((await params).org);
  const page = `/${org.slug}/forgot`;
  const form = await ownForm(request);
  if (!form) return giveBack(page, { error: "not-allowed" });
  const typed = form.text("identifier").trim();
  const values = { identifier: typed };
  if (!typed) return giveBack(page, { values, fields: { identifier: "identifier-missing" } });
  const wait = await limitMails(
    request.headers,
    ["reset", scope.org, typed.toLowerCase()],
    scope.org,
  );
  if (wait) return slowDown(page, wait, { values });
  const { data: identifier } = identifierInput.safeParse(typed);
  if (identifier) after(() => inOrg(scope, (tx) => requestReset(tx, { identifier })));
  return seeOther(`${page}/sent`);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/forgot`);
