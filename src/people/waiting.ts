import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import type { Scattered, Wait } from "./rules";
import { TRIED } from "./rules";

const BY_STATE: Partial<Record<Wait, readonly string[]>> = {
  NEVER_SENT: ["CANCELLED"],
  QUEUED: ["QUEUED", "DELAYED"],
  SENT: ["SENT"],
  DELIVERED: ["DELIVERED"],
  FAILED: ["FAILED", "BOUNCED", "COMPLAINED"],
};

/** How far the newest sending of an invitation has come: the words of `shownProgress`, computed where the rows are. */
const progress = (tx: OrgTx): Sql => sql`
  (SELECT CASE WHEN s.started_at IS NOT NULL THEN 'STARTED' WHEN s.opened_at IS NOT NULL THEN 'OPENED'
      WHEN i.channel = 'LINK' THEN 'LINK_COPIED' WHEN m.state = 'DELAYED' THEN 'QUEUED'
      WHEN m.state IN ('BOUNCED', 'COMPLAINED') THEN 'FAILED' WHEN m.state = 'CANCELLED' THEN 'NEVER_SENT'
      ELSE coalesce(m.state, 'NEVER_SENT') END
    FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
    LEFT JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
    WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION'
    ORDER BY s.created_at DESC LIMIT 1)`;

/** Where a trace of this wait is found, as tables with their conditions; whether it is the newest, `progress` tells. */
function tracesOf(tx: OrgTx, wait: Wait): { from: Sql; account: Sql }[] {
  const org = sql`t.org_id = ${tx.org}::uuid`;
  const messages = (BY_STATE[wait] ?? []).map((state) => ({
    from: sql`app.messages t WHERE ${org} AND t.state = ${state}`,
    account: sql`t.account_id`,
  }));
  if (wait === "NEVER_SENT") {
    const unsent = sql`app.accounts t WHERE ${org} AND t.status = 'INVITED' AND t.claimable_until IS NULL`;
    return [...messages, { from: unsent, account: sql`t.id` }];
  }
  if (wait === "OPENED" || wait === "STARTED") {
    const begun =
      wait === "OPENED"
        ? sql`t.opened_at IS NOT NULL AND t.started_at IS NULL`
        : sql`t.started_at IS NOT NULL`;
    const inHand = sql`app.sends t WHERE ${org} AND ${begun} AND t.consumed_at IS NULL`;
    return [{ from: inHand, account: sql`t.account_id` }];
  }
  if (wait === "LINK_COPIED") {
    const copied = sql`app.invitations t WHERE ${org} AND t.channel = 'LINK'`;
    return [{ from: copied, account: sql`t.account_id` }];
  }
  if (wait === "DECLINED") {
    const declined = sql`app.accounts t WHERE ${org} AND t.declined_at IS NOT NULL`;
    return [{ from: declined, account: sql`t.id` }];
  }
  return messages;
}

/** One wait of an invited person. The trace is looked for first, in an index alone: most people have none. */
function testOf(tx: OrgTx, wait: Wait): Sql {
  if (wait === "DECLINED") return sql`a.declined_at IS NOT NULL`;
  const traced = tracesOf(tx, wait).map(
    ({ from, account }) => sql`(SELECT true FROM ${from} AND ${account} = a.id LIMIT 1)`,
  );
  const at = sql`CASE WHEN a.claimable_until IS NULL THEN 'NEVER_SENT' ELSE coalesce(${progress(tx)}, 'NEVER_SENT') END`;
  return sql`CASE WHEN a.declined_at IS NULL AND (${join(traced, " OR ")}) THEN ${at} = ${wait} END`;
}

/** People whose invitation waits for one of these. Who declined waits for nothing else, and without an end nothing was sent. */
export function waiting(tx: OrgTx, waits: readonly Wait[]): Scattered<Sql> {
  const sources = waits
    .flatMap((wait) => tracesOf(tx, wait))
    .map(
      ({ from, account }) =>
        sql`(SELECT ${account} AS id FROM ${from} AND ${account} IS NOT NULL ORDER BY ${account} LIMIT ${TRIED + 1})`,
    );
  const tests = waits.map((wait) => testOf(tx, wait));
  return {
    source: join(sources, " UNION ALL "),
    own: sql`a.status = 'INVITED'`,
    test: join(tests, " OR "),
  };
}
