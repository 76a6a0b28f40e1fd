import { prisma } from "@/lib/db";
import { SYSTEM_ORG } from "@/lib/org";
import { deadLink, keyVersions, makeToken } from "@/lib/secrets";
import { readShortCode, shortDigest, shortDigests } from "@/lib/secrets/short";
import { sql } from "@/lib/sql";
import { limitLooks } from "./limits";

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
