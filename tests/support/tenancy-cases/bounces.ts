import { takeNotice } from "@/bounces/take-notice";
import { findSent } from "@/messages/queries";
import { markDeliverable } from "@/reach/mark-deliverable";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { hasRemindersOff } from "@/reach/queries";
import { restoreEnds } from "@/reach/restore-ends";
import { stopReminders } from "@/reach/stop-reminders";
import { refuseReminders } from "@/reminders/refuse-reminders";
import type { TenancyCases } from "../tenancy-case";

const reports = [
  { outcome: "bounced", recipients: [], status: "5.1.1", answer: "550 5.1.1 nobody" } as const,
];

export const bouncesCases: TenancyCases = {
  "bounces/takeNotice": { run: (tx, { message }) => takeNotice(tx, { message, reports }) },
  "messages/findSent": { run: (tx, { message }) => findSent(tx, message) },
  "reach/hasRemindersOff": { run: (tx, { send }) => hasRemindersOff(tx, send) },
  "reach/markDeliverable": {
    run: async (tx, { invited }) => {
      const data = { undeliverableAt: tx.now, undeliverableReason: "5.1.1" };
      await tx.db.account.updateMany({ where: { orgId: tx.org, id: invited }, data });
      await markDeliverable(tx, { ids: [invited] });
      const where = { orgId: tx.org, accountId: invited, event: "deliverable" };
      return tx.db.accountEvent.count({ where });
    },
  },
  "reach/markUndeliverable": {
    run: async (tx, { invited }) => {
      const where = { orgId_id: { orgId: tx.org, id: invited } };
      const person = await tx.db.account.findUnique({ where, select: { emailKey: true } });
      const addressKey = person?.emailKey ?? "nobody@halden.example";
      return markUndeliverable(tx, { rows: [{ accountId: invited, addressKey, reason: "5.1.1" }] });
    },
  },
  "reach/restoreEnds": { run: (tx, { invited }) => restoreEnds(tx, { ids: [invited] }) },
  "reminders/refuseReminders": { run: (tx, { send }) => refuseReminders(tx, { sendId: send }) },
  "reach/stopReminders": { run: (tx, { send }) => stopReminders(tx, { sendId: send }) },
};
