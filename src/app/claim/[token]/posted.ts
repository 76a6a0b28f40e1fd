import type { NextRequest, NextResponse } from "next/server";
import { slowDown } from "@/app/flash";
import { claimLinkGate } from "@/gates/claim-link";
import { isProvenForm, readForm } from "@/gates/form";
import { limitStep } from "@/gates/limits";

export type TokenContext = { params: Promise<{ token: string }> };

/** A form posted to an address below a claim link, with what every one of them needs to know. */
export async function openPosted(request: NextRequest, { params }: TokenContext) {
  const { token } = await params;
  const form = await readForm(request);
  const [gate, isProven] = await Promise.all([claimLinkGate(token), isProvenForm(form, token)]);
  return { token, form, gate, isProven, base: `/claim/${encodeURIComponent(token)}` };
}

type Posted = Awaited<ReturnType<typeof openPosted>>;

/** A step on the way to a claim: answered, unless its link, its sender or the organisation sent too many of them. */
export const onStep =
  (answer: (posted: Posted) => Promise<NextResponse>) =>
  async (request: NextRequest, context: TokenContext): Promise<NextResponse> => {
    const posted = await openPosted(request, context);
    const { gate, base } = posted;
    const wait =
      gate && (await limitStep(gate.row, { headers: request.headers, org: gate.scope.org }));
    return wait ? slowDown(withFaults(base, ["try-later"]), wait) : answer(posted);
  };

/** An address that shows these faults of the form that was sent. */
export const withFaults = (path: string, faults: readonly string[]): string =>
  `${path}?fault=${faults.map(encodeURIComponent).join(",")}`;
