import { takeCode } from "@/app/code/take-code";
import { seeOther } from "@/app/flash";
import { organizationGate } from "@/gates/organization";

type Context = { params: Promise<{ org: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { org, scope } = await organizationGate((await params).org);
  return takeCode(request, { page: `/${org.slug}/code`, org: scope.org });
}

export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  seeOther(`/${encodeURIComponent((await params).org)}/code`);
