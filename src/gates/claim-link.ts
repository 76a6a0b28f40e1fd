import { headers } from "next/headers";
import { prisma } from "@/lib/db";
import { mintScope } from "@/lib/mint-scope";
import { SYSTEM_ORG } from "@/lib/org";
import { codeDigests } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { LinkGate } from "./link";
import { linkGate } from "./link";
import { originOf } from "./origin";

const NOWHERE = "00000000-0000-4000-8000-000000000001";

/** The door of /claim/<token>: undefined for whatever we did not make ourselves. Whether it still counts, verbs tell. */
export const claimLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("claim", token);

/**
 * The same door for pages. What we did not make leads into an empty room by the same road, so that nothing, not even
 * time, tells it from a link that is worth nothing any more.
 */
export async function claimPageGate(token: string): Promise<LinkGate> {
  const empty = mintScope(SYSTEM_ORG, { kind: "invitee" }, originOf(await headers()));
  return (await claimLinkGate(token)) ?? { scope: empty, row: NOWHERE };
}

/**
 * The door of a typed access code. One that nobody was given leads into an empty room by the same road: as many digests, as
 * many queries, so that nothing, not even time, tells it from one that is worth nothing any more.
 */
export async function accessCodeGate(symbols: string): Promise<LinkGate> {
  const [found] = await prisma().$queryRaw<{ org: string; id: string }[]>(
    sql`SELECT org_id AS org, id FROM app.find_code(${codeDigests(symbols)}::text[])`,
  );
  const origin = originOf(await headers());
  return {
    scope: mintScope(found?.org ?? SYSTEM_ORG, { kind: "invitee" }, origin),
    row: found?.id ?? NOWHERE,
  };
}

/** The door of /code/<token>: who typed a right code and has still to answer the organisation's question. */
export const askedCodeGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("code", token);
