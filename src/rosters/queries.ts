import type { OrgTx } from "@/lib/org";
import type { ColumnKey } from "./rules";
import { COLUMN_KEYS } from "./rules";

/** What this organisation chose for these names of columns before; null: not to read it. */
export async function readColumnNames(
  tx: OrgTx,
  headerKeys: readonly string[],
): Promise<ReadonlyMap<string, ColumnKey | null>> {
  const rows = await tx.db.columnName.findMany({
    where: { orgId: tx.org, headerKey: { in: [...headerKeys] } },
    select: { headerKey: true, columnKey: true },
  });
  return new Map(
    rows.map(({ headerKey, columnKey }) => [
      headerKey,
      COLUMN_KEYS.find((key) => key === columnKey) ?? null,
    ]),
  );
}
