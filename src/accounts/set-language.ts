import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode, RowRefusal } from "@/lib/refusal";
import type { LANGUAGES } from "./input";
import { recordEvents } from "./record-events";
import { lockStates, writeLanguage } from "./store";

type Language = (typeof LANGUAGES)[number];

/** Gives people the language of their letters and pages; who has it already is left as they are, neither done nor refused. */
export async function setLanguage(
  tx: OrgTx,
  { ids, language }: { ids: readonly string[]; language: Language },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const unique = [...new Set(ids)];
  const states = new Map((await lockStates(tx, unique)).map((state) => [state.id, state.status]));
  const held = await permissionsOfAccounts(tx, unique);
  const why = (id: string): RefusalCode | undefined => {
    const status = states.get(id);
    if (!status) return "not-found";
    if (status === "CLOSED") return "closed";
    return holdsAll(tx.actor, held.get(id) ?? []) ? undefined : "holds-more";
  };
  const refused = unique.flatMap((id) => {
    const code = why(id);
    return code ? [{ id, code }] : [];
  });
  const open = unique.filter((id) => !why(id));
  const done = await writeLanguage(tx, open, language);
  const details = { fields: ["language"] };
  await writeAudit(
    tx,
    done.map(({ id }) => ({ act: "account.edited", accountId: id, details })),
  );
  await recordEvents(
    tx,
    done.map(({ id }) => ({ accountId: id, event: "edited", details })),
  );
  return { done, refused };
}
