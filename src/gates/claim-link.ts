import { headers } from "next/headers";
import { prisma } from "@/lib/db";
import { mintScope } from "@/lib/mint-scope";
import { SYSTEM_ORG } from "@/lib/org";
import { codeDigests, deadLink, keyVersions, makeToken } from "@/lib/secrets";
import { readShortCode, shortDigest, shortDigests } from "@/lib/secrets/short";
import { sql } from "@/lib/sql";
import { limitLooks } from "./limits";
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

/** The token that a short link stands for, or one of its shape that opens nothing; seconds to wait for who tries many. */
type Followed = { token: string; wait?: number | undefined };

/** What we made nobody leads to the page of a link that is worth nothing, by the same road. */
const deadToken = (): string => deadLink("claim", SYSTEM_ORG).split("/").at(-1) ?? "";

/**
 * The door of /c/<16 symbols>, which a text has room for. It changes nothing: phones fetch addresses to show what lies
 * behind them.
 */
export async function shortLinkGate(typed: string, headers: Headers): Promise<Followed> {
  const code = readShortCode(typed);
  const digests = shortDigests(code ?? "");
  const [found] = await prisma().$queryRaw<{ org: string; id: string }[]>(
    sql`SELECT org_id AS org, id FROM app.find_short(${digests}::text[])`,
  );
  const version = keyVersions().find(
    (one) => found && digests.includes(shortDigest(found.org, found.id, one)),
  );
  if (found && version !== undefined)
    return { token: makeToken("claim", found.org, found.id, version) };
  return { token: deadToken(), wait: await limitLooks(headers) };
}
