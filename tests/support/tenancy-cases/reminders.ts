import { beginAutomatic } from "@/campaigns/begin-automatic";
import { foreseeReminders } from "@/reminders/foresee-reminders";
import { listCourses, readOutlook, readWish } from "@/reminders/queries";
import { readNewer } from "@/reminders/read-newer";
import { remindDue } from "@/reminders/remind-due";
import type { TenancyCases } from "../tenancy-case";

const OWN = "it knows the transaction's own organisation alone";

export const remindersCases: TenancyCases = {
  "reminders/readNewer": {
    run: async (tx, { send }) => {
      const link = await tx.db.send.findFirst({ where: { orgId: tx.org, id: send } });
      return readNewer(tx, { invitationId: link?.invitationId ?? send, liveSeq: link?.seq ?? 1 });
    },
  },
  "campaigns/beginAutomatic": {
    run: async (tx, { invited }) =>
      (await beginAutomatic(tx, { day: "2026-11-22", ids: [invited] }))?.count,
  },
  "reminders/foreseeReminders": { run: foreseeReminders, takesNoId: OWN },
  "reminders/listCourses": {
    run: async (tx) => (await listCourses(tx, "ids")).length,
    takesNoId: OWN,
  },
  "reminders/readOutlook": { run: (tx, { invited }) => readOutlook(tx, invited) },
  "reminders/readWish": { run: readWish, takesNoId: OWN },
  "reminders/remindDue": { run: remindDue, takesNoId: OWN },
  "reminders/remindEverywhere": {
    elsewhere:
      "src/reminders/reminders.db.test.ts: who has not claimed is reminded on the second and on the fifth day, from nine, and no more",
  },
};
