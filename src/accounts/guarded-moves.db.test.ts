import { beforeAll, expect, test } from "vitest";
import { asLogin, asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { moveAccounts } from "./move-accounts";
import type { AccountStatus } from "./rules";
import { ACCOUNT_STATUSES } from "./rules";

/** Where the domain rules let an account go, section 2, read column by column. */
const LEGAL: Record<string, AccountStatus[]> = {
  CREATED: ["INVITED", "ACTIVE", "SUSPENDED", "CLOSED"],
  INVITED: ["CREATED", "ACTIVE", "SUSPENDED", "CLOSED"],
  ACTIVE: ["SUSPENDED", "CLOSED"],
  "SUSPENDED, never claimed": ["CREATED", "INVITED", "CLOSED"],
  "SUSPENDED, claimed": ["ACTIVE", "CLOSED"],
  "CLOSED as CREATED": ["CREATED"],
  "CLOSED as INVITED": ["CREATED"],
  "CLOSED as ACTIVE": ["ACTIVE"],
  "CLOSED as SUSPENDED": ["SUSPENDED"],
};

let org: TestOrg;
const ids = new Map<string, string>();

/** An account of this state, from which the name says how it came there. */
async function make(name: string): Promise<string> {
  const [, as] = name.split(" as ");
  if (as) {
    const id = await newAccountIn(org, as as AccountStatus);
    await org.run((tx) => moveAccounts(tx, { ids: [id], event: "close" }));
    return id;
  }
  if (name === "SUSPENDED, claimed") {
    const id = await newAccountIn(org, "ACTIVE");
    await org.run((tx) => moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" }));
    return id;
  }
  return newAccountIn(org, name.replace(/,.*/, "") as AccountStatus);
}

beforeAll(async () => {
  await newOrg();
  org = await newOrg();
  for (const name of Object.keys(LEGAL)) ids.set(name, await make(name));
});

/** Everything that belongs to the wanted state, so that only the move itself can be refused. */
const MOVE = `
  UPDATE app.accounts SET status = $2, epoch = epoch + 1,
    claimed_at = CASE WHEN $2 = 'ACTIVE' THEN coalesce(claimed_at, now()) ELSE claimed_at END,
    suspension_source = CASE WHEN $2 = 'SUSPENDED' THEN 'HAND' END,
    suspended_at = CASE WHEN $2 = 'SUSPENDED' THEN now() END,
    status_before_close = CASE WHEN $2 = 'CLOSED' THEN status END,
    closed_at = CASE WHEN $2 = 'CLOSED' THEN now() END
  WHERE id = $1`;

const moves = Object.entries(LEGAL).flatMap(([from, legal]) =>
  ACCOUNT_STATUSES.filter((to) => to !== from.replace(/[, ].*/, "")).map(
    (to) => [from, to, legal.includes(to) ? undefined : "account_move_is_legal"] as const,
  ),
);

test.each([
  ["the application's login", asLogin],
  ["the owner", asOwner],
])("plain SQL moves an account only where the rules let it go: %s", (_, connected) =>
  connected(async (client) => {
    for (const [from, to, expected] of moves) {
      await client.query("BEGIN");
      await client.query("SELECT set_config('app.org_id', $1, true)", [org.id]);
      const refusedBy = await client.query(MOVE, [ids.get(from), to]).then(
        ({ rowCount }) => (rowCount === 1 ? undefined : "no row"),
        (fault: { constraint?: string; message: string }) => fault.constraint ?? fault.message,
      );
      await client.query("ROLLBACK");
      expect.soft(refusedBy, `${from} to ${to}`).toBe(expected);
    }
    expect(moves).toHaveLength(36);
  }),
);
