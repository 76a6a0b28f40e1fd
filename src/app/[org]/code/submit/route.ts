import { takeCode } from "@/app/code/take-code";
import { seeOther } from "@/app/flash";
import { organizationGate } from "@/gates/organization";

type Context = { params: Promise<{ org: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { org } = await organizationGate((await params).org);
  return takeCode(request, `/${org.slug}/code`);
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/code`);
