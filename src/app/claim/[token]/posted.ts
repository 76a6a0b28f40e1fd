import type { NextRequest } from "next/server";
import { claimLinkGate } from "@/gates/claim-link";
import { isProvenForm, readForm } from "@/gates/form";

export type TokenContext = { params: Promise<{ token: string }> };

/** A form posted to an address below a claim link, with what every one of them needs to know. */
export async function openPosted(request: NextRequest, { params }: TokenContext) {
  const { token } = await params;
  const form = await readForm(request);
  const [gate, isProven] = await Promise.all([claimLinkGate(token), isProvenForm(form, token)]);
  return { form, gate, isProven, base: `/claim/${encodeURIComponent(token)}` };
}

/** An address that shows these faults of the form that was sent. */
export const withFaults = (path: string, faults: readonly string[]): string =>
  `${path}?fault=${faults.map(encodeURIComponent).join(",")}`;
