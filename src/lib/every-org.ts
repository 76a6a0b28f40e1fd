import { pool } from "./db";

const PAGE = 500;

/** Organisations that the clock visits: every one, those with automatic reminders, those with rules for who stays away. */
const LISTS = { all: "every_org", reminding: "reminding_orgs", lapsing: "lapsing_orgs" } as const;

/** The ids of organisations in their order, the system's among all of them: for the clock and the operator. */
export async function* everyOrg(which: keyof typeof LISTS = "all"): AsyncGenerator<string> {
  let beyond: string | null = null;
  for (;;) {
    const { rows }: { rows: { id: string }[] } = await pool().query(
      `SELECT app.${LISTS[which]}($1, $2) AS id`,
      [beyond, PAGE],
    );
    for (const { id } of rows) yield id;
    if (rows.length < PAGE) return;
    beyond = rows.at(-1)?.id ?? null;
  }
}
