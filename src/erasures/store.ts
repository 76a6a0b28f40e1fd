import { NAMELESS } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import { namesOne, withoutWords } from "./rules";

/** Who is nobody any more is not counted on the day they came to a step either. */
const countedOut = (org: string, ids: Sql): Sql =>
  sql`INSERT INTO app.funnel_steps (org_id, day, step, people)
    SELECT o.org_id, (f.at AT TIME ZONE o.time_zone)::date, f.step, -count(*)
    FROM app.organizations o CROSS JOIN LATERAL (
      SELECT s.step, min(e.at) AS at FROM app.account_events e
      CROSS JOIN LATERAL unnest(app.funnel_steps_of(e.event, e.details->>'letter')) AS s (step)
      JOIN app.accounts a ON a.org_id = e.org_id AND a.id = e.account_id AND a.source <> 'SIGN_UP'
      WHERE e.org_id = o.org_id AND e.account_id IN (${ids}) GROUP BY e.account_id, s.step) f
    WHERE o.org_id = ${org}::uuid GROUP BY 1, 2, 3`;

/**
 * What an erasure takes out, in the order of the foreign keys: one list, so that it can be read against the tables. What is
 * left of a person are ids, states and dates. Audit values stay and can never be opened again: their key is gone.
 */
const erasures = (org: string, ids: Sql): Sql[] => {
  const of = (column: Sql) => sql`org_id = ${org}::uuid AND ${column} IN (${ids})`;
  const account = of(sql`account_id`);
  return [
    sql`DELETE FROM app.account_keys WHERE ${account}`,
    sql`DELETE FROM app.passwords WHERE ${account}`,
    sql`DELETE FROM app.auth_flows WHERE ${account}`,
    sql`DELETE FROM app.directory WHERE org_id = ${org}::uuid AND kind = 'browser'
      AND id IN (SELECT s.id FROM app.sessions s WHERE s.org_id = ${org}::uuid AND s.account_id IN (${ids}))`,
    sql`DELETE FROM app.sessions WHERE ${account}`,
    sql`DELETE FROM app.account_roles WHERE ${account}`,
    sql`DELETE FROM app.team_members WHERE ${account}`,
    sql`DELETE FROM app.application_grants WHERE ${account}`,
    sql`DELETE FROM app.address_changes WHERE ${account}`,
    sql`DELETE FROM app.claim_drafts WHERE ${account}`,
    // asked for by the open join link, by whoever has their address
    sql`WITH gone AS (DELETE FROM app.join_requests WHERE org_id = ${org}::uuid AND email_key IN (
          SELECT a.email_key FROM app.accounts a WHERE a.org_id = ${org}::uuid AND a.id IN (${ids})) RETURNING send_id),
        unsent AS (UPDATE app.sends s SET address_key = NULL FROM gone WHERE s.org_id = ${org}::uuid AND s.id = gone.send_id)
      UPDATE app.messages m SET to_address = '', answer = NULL FROM gone WHERE m.org_id = ${org}::uuid AND m.send_id = gone.send_id`,
    sql`DELETE FROM app.saved_views WHERE ${of(sql`owner_id`)} AND NOT shared`,
    sql`UPDATE app.import_rows SET cells = NULL, change = NULL, before = NULL, faults = NULL, fault_keys = '{}',
        search_text = NULL, external_key = NULL, login_key = NULL, email_key = NULL, owner_key = NULL
      WHERE ${account}`,
    sql`DELETE FROM app.directory WHERE org_id = ${org}::uuid AND kind IN ('code', 'short')
      AND id IN (SELECT s.id FROM app.sends s WHERE s.org_id = ${org}::uuid AND s.account_id IN (${ids}))`,
    sql`UPDATE app.sends SET address_key = NULL WHERE ${account} AND address_key IS NOT NULL`,
    sql`UPDATE app.messages SET to_address = '', details = '{}', answer = NULL, wording_id = NULL WHERE ${account}`,
    sql`DELETE FROM app.directory WHERE ${of(sql`id`)}`,
    countedOut(org, ids),
    sql`UPDATE app.accounts SET first_name = NULL, last_name = NULL, name_key = ${NAMELESS}, search_text = '',
        email = NULL, email_key = NULL, email_verified_at = NULL, login = NULL, login_key = NULL, external_id = NULL,
        external_key = NULL, phone = NULL, phone_key = NULL, phone_verified_at = NULL, mobile_country = NULL, mobile_digest = NULL, invite_by = NULL, language = NULL, owner_id = NULL,
        company = NULL, department = NULL, job_title = NULL, address = NULL, zipcode = NULL, city = NULL, country = NULL,
        biography = NULL, share_space_max = NULL, save_space_max = NULL, undeliverable_reason = NULL, decline_reason = NULL
      WHERE ${of(sql`id`)}`,
  ];
};

/** Messages that were written for these people and for nobody else. */
async function findOwnWordings(tx: OrgTx, ids: Sql): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT m.wording_id AS id FROM app.messages m
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id IN (${ids}) AND m.wording_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM app.templates t WHERE t.org_id = m.org_id AND t.wording_id = m.wording_id)
      AND NOT EXISTS (SELECT FROM app.messages o WHERE o.org_id = m.org_id AND o.wording_id = m.wording_id
        AND (o.account_id IS NULL OR o.account_id NOT IN (${ids})))
    -- one own part of a message that says the rest in the organisation's words stands with the campaign alone
    UNION SELECT c.wording_id FROM app.messages m JOIN app.campaigns c ON c.org_id = m.org_id AND c.id = m.campaign_id WHERE m.org_id = ${tx.org}::uuid
      AND m.account_id IN (${ids}) AND c.wording_id IS NOT NULL AND NOT EXISTS (SELECT FROM app.messages o WHERE o.org_id = c.org_id AND o.campaign_id = c.id AND o.account_id NOT IN (${ids}))`);
  return rows.map(({ id }) => id);
}

/** Lists that somebody kept, and what they ticked in them, forget whom they were found by. */
async function forgetWords(tx: OrgTx, accountIds: readonly string[]): Promise<void> {
  const people = await tx.db.account.findMany({
    where: { orgId: tx.org, id: { in: [...accountIds] } },
    select: {
      ...{ firstName: true, lastName: true, email: true },
      ...{ login: true, externalId: true, phone: true },
    },
  });
  const where = { orgId: tx.org, query: { contains: "q=" } };
  const select = { id: true, query: true } as const;
  const told = (rows: { id: string; query: string }[]) =>
    rows.flatMap(({ id, query }) => {
      const left = withoutWords(query, people);
      return left === undefined ? [] : [{ where: { orgId: tx.org, id }, data: { query: left } }];
    });
  for (const change of told(await tx.db.savedView.findMany({ where, select })))
    await tx.db.savedView.updateMany(change);
  for (const change of told(await tx.db.selection.findMany({ where, select })))
    await tx.db.selection.updateMany(change);
  const named = { orgId: tx.org };
  const views = await tx.db.savedView.findMany({ where: named, select: { id: true, name: true } });
  for (const { id, name } of views) {
    const bare = `#${id.slice(0, 8)}`;
    if (namesOne(name, people))
      await tx.db.savedView.updateMany({
        where: { ...named, id },
        data: { name: bare, nameKey: bare },
      });
  }
}

/** Takes everything personal of these accounts out; the accounts themselves are moved already. */
export async function eraseWords(tx: OrgTx, accountIds: readonly string[]): Promise<void> {
  const ids = join(accountIds.map((id) => sql`${id}::uuid`));
  const wordings = await findOwnWordings(tx, ids);
  await forgetWords(tx, accountIds);
  for (const statement of erasures(tx.org, ids)) await tx.db.$executeRaw(statement);
  await tx.db.campaign.updateMany({
    where: { orgId: tx.org, wordingId: { in: wordings } },
    data: { wordingId: null },
  });
  await tx.db.wording.deleteMany({ where: { orgId: tx.org, id: { in: wordings } } });
}

/** Lines of imports (`importId`, `line`) lose what was in the file; what was to be made of nobody any more is not made. */
export async function wipeLines(tx: OrgTx, lines: Sql): Promise<void> {
  const given = sql`jsonb_to_recordset(${lines}) AS r ("importId" uuid, line int)`;
  await tx.db.$executeRaw(sql`
    DELETE FROM app.import_faults f USING ${given}
    WHERE f.org_id = ${tx.org}::uuid AND f.import_id = r."importId" AND f.line = r.line`);
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows m SET cells = NULL, change = NULL, before = NULL, faults = NULL, fault_keys = '{}',
      search_text = NULL, external_key = NULL, login_key = NULL, email_key = NULL, owner_key = NULL,
      verdict = CASE WHEN m.outcome IS NULL AND m.verdict = 'CREATE' THEN 'NONE' ELSE m.verdict END
    FROM ${given} WHERE m.org_id = ${tx.org}::uuid AND m.import_id = r."importId" AND m.line = r.line`);
}

/** Of plans that are judged anew the files go. */
export const releaseFiles = (tx: OrgTx, ids: readonly string[]) =>
  tx.db.import.updateMany({
    where: { orgId: tx.org, id: { in: [...ids] } },
    data: { fileId: null, fileDigest: null },
  });

/** What an import shows of its file without those who are forgotten; its examples of alike errors go. */
export const setForgotten = (tx: OrgTx, id: string, reading: object | undefined) =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET counts = counts - 'groups',
      reading = coalesce(${reading ? JSON.stringify(reading) : null}::jsonb, reading)
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** A file that was called by somebody's name is called by its number. */
export async function renameFile(
  tx: OrgTx,
  { id, fileId, fileName }: { id: string; fileId: string | null; fileName: string },
): Promise<void> {
  const name = `#${id.slice(0, 8)}${/\.\w{1,5}$/.exec(fileName)?.[0] ?? ""}`;
  await tx.db.import.updateMany({ where: { orgId: tx.org, id }, data: { fileName: name } });
  if (fileId) await tx.db.file.updateMany({ where: { orgId: tx.org, id: fileId }, data: { name } });
}

/** Imports of which nothing is written are over; their rows go when their time is over. */
export const endImports = (tx: OrgTx, ids: readonly string[]) =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET state = 'DISCARDED', finished_at = ${tx.now}, file_id = NULL, file_digest = NULL, reading = '{}',
      counts = counts - 'groups' - 'newTeamNames' - 'teams', options = options || '{"why": "erased"}'
    WHERE org_id = ${tx.org}::uuid AND id = ANY (${[...ids]}::uuid[])`);

/** What a column was taken for under a header that was somebody's line. */
export const forgetHeaders = (tx: OrgTx, keys: readonly string[]) =>
  tx.db.columnName.deleteMany({ where: { orgId: tx.org, headerKey: { in: [...keys] } } });
