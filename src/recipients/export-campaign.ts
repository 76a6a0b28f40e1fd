import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { readCampaign } from "@/campaigns/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { separatorOf } from "@/lib/sheet/separator";
import { empty, sql } from "@/lib/sql";

/** Where an export goes on. */
export type CampaignPlace = { sheet: SheetWriter; selectionId: string; after: string | undefined };

const PIECE = 2_000;
const HEAD = [
  ...["FIRSTNAME", "LASTNAME", "EMAIL", "MOBILE", "EXTERNAL_ID", "LANGUAGE", "CHANNEL", "OUTCOME"],
  ...["MESSAGE", "REASON", "ANSWER", "AT", "OPENED", "CLAIMED"],
];

type Row = {
  id: string;
  texts: (string | null)[];
  at: Date | null;
  openedAt: Date | null;
  claimedAt: Date | null;
};

const moment = (at: Date | null): string => at?.toISOString() ?? "";
const cellsOf = ({ texts, at, openedAt, claimedAt }: Row): string[] => [
  ...texts.map((text) => text ?? ""),
  moment(at),
  moment(openedAt),
  moment(claimedAt),
];

/** The next people a campaign was begun for, written to or not, in the order of their ids. */
const nextRows = (tx: OrgTx, id: string, { selectionId, after }: CampaignPlace): Promise<Row[]> =>
  tx.db.$queryRaw<Row[]>(sql`
    SELECT a.id, ARRAY[a.first_name, a.last_name, CASE WHEN m.channel = 'EMAIL' THEN m.to_address ELSE a.email END,
        CASE WHEN m.channel = 'SMS' THEN m.to_address ELSE a.phone END, a.external_id, coalesce(m.locale, a.language),
        CASE WHEN n.outcome = 'coded' THEN 'CODE' ELSE m.channel END, n.outcome, m.state,
        coalesce(m.reason, nullif(nullif(n.outcome, 'done'), 'coded')), m.answer] AS texts,
      m.state_at AS at, s.opened_at AS "openedAt", CASE WHEN n.outcome = 'coded' THEN a.claimed_at ELSE s.consumed_at END AS "claimedAt"
    FROM app.selection_members n
    JOIN app.accounts a ON a.org_id = n.org_id AND a.id = n.account_id
    LEFT JOIN LATERAL (SELECT * FROM app.messages t WHERE t.org_id = n.org_id AND t.account_id = n.account_id
      AND t.campaign_id = ${id}::uuid LIMIT 1) m ON true
    LEFT JOIN app.sends s ON s.org_id = n.org_id AND s.id = m.send_id
    WHERE n.org_id = ${tx.org}::uuid AND n.selection_id = ${selectionId}::uuid
      ${after ? sql`AND n.account_id > ${after}::uuid` : empty}
    ORDER BY n.account_id LIMIT ${PIECE}`);

async function begin(tx: OrgTx, id: string, language: string): Promise<CampaignPlace> {
  const campaign = await readCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  await writeAudit(tx, [{ act: "campaign.exported", details: { campaignId: id, format: "csv" } }]);
  const sheet = sheetWriter("csv", HEAD, separatorOf(language));
  return { sheet, selectionId: campaign.selectionId, after: undefined };
}

type ExportInput = {
  id: string;
  /** The reader's, by which their spreadsheet separates the cells. */
  language: string;
  place?: CampaignPlace | undefined;
};

/** The next piece of what became of everybody in a campaign, as CSV. Each piece asks anew whether its reader may. */
export async function exportCampaign(
  tx: OrgTx,
  { id, language, place }: ExportInput,
): Promise<{ bytes: Uint8Array; next: CampaignPlace | undefined }> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const permissions = await readRightsNow(tx, tx.actor.id);
  demand({ actor: { ...tx.actor, permissions } }, "accounts.invite");
  const at = place ?? (await begin(tx, id, language));
  const rows = await nextRows(tx, id, at);
  const bytes = await at.sheet.rows(rows.map(cellsOf));
  const last = rows.at(-1);
  if (last && rows.length === PIECE) return { bytes, next: { ...at, after: last.id } };
  return { bytes: Buffer.concat([bytes, await at.sheet.end()]), next: undefined };
}
