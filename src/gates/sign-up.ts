import { headers } from "next/headers";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import { SYSTEM_ORG } from "@/lib/org";
import type { SignUpRow } from "@/lifecycle/queries";
import { readSignUp } from "@/lifecycle/queries";
import { linkGate } from "./link";
import { originOf } from "./origin";

/** The door of those who have no organisation yet: their request lies with the system's own. */
export async function signUpGate(): Promise<Scope> {
  return mintScope(SYSTEM_ORG, { kind: "invitee" }, originOf(await headers()));
}

export type ProofGate = {
  /** Of the request itself. */
  scope: Scope;
  signUp: SignUpRow;
  /** Of the organisation that the request makes: its id is the request's, so that it can be made only once. */
  organization: Scope;
};

/** The door of /proof/<token>: the holder proves the address that the link was mailed to. */
export async function proofLinkGate(token: string): Promise<ProofGate | undefined> {
  const link = await linkGate("proof", token);
  if (link?.scope.org !== SYSTEM_ORG) return undefined;
  const signUp = await inOrg(link.scope, (tx) => readSignUp(tx, link.row), "page");
  if (!signUp) return undefined;
  return {
    scope: link.scope,
    signUp,
    organization: mintScope(signUp.id, { kind: "system" }, link.scope.origin),
  };
}
