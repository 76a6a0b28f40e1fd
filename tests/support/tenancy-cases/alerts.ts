import { clearAlerts } from "@/alerts/clear-alerts";
import { findNews } from "@/alerts/find-news";
import { markRead } from "@/alerts/mark-read";
import { countUnread, listAlerts, listTold } from "@/alerts/queries";
import { tellNews } from "@/alerts/tell-news";
import type { OrgTx } from "@/lib/org";
import { chooseAlerts } from "@/preferences/choose-alerts";
import { readAlertChoices } from "@/preferences/queries";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

const OWN = "it knows the transaction's own organisation alone";

/** Something to tell of: the failing campaign is over, and its maker told. */
const toldOf = async (tx: OrgTx): Promise<void> => {
  await tellNews(tx);
};

export const alertsCases: TenancyCases = {
  "alerts/clearAlerts": { run: (tx) => clearAlerts(tx), takesNoId: OWN },
  "alerts/countUnread": {
    run: async (tx, { admin }) => {
      await toldOf(tx);
      return countUnread(tx, admin);
    },
  },
  "alerts/findNews": { run: async (tx) => (await findNews(tx)).length, takesNoId: OWN },
  "alerts/listAlerts": {
    run: async (tx, { admin }) => {
      await toldOf(tx);
      return (await listAlerts(tx, admin, {})).map(({ kind }) => kind);
    },
  },
  "alerts/listTold": {
    run: async (tx) => (await listTold(tx, "CAP_REACHED", "settings.manage")).length,
    takesNoId: OWN,
  },
  "alerts/markRead": {
    run: async (tx, { admin }) => {
      await toldOf(tx);
      return markRead(actingAsAdmin(tx, admin), { ids: null });
    },
  },
  "alerts/tellEverywhere": {
    elsewhere:
      "src/alerts/where-news.db.test.ts: where nothing happened nobody looks, and where something did, until it is told",
  },
  "alerts/tellNews": { run: tellNews, takesNoId: OWN },
  "preferences/chooseAlerts": {
    run: (tx, { admin }) => chooseAlerts(actingAsAdmin(tx, admin), { CAP_REACHED: "NONE" }),
  },
  "preferences/readAlertChoices": {
    run: async (tx, { admin }) => {
      await tx.db.alertChoice
        .createMany({
          data: [{ orgId: tx.org, accountId: admin, kind: "CAP_REACHED", way: "NONE" }],
        })
        .catch(() => undefined);
      return readAlertChoices(tx, admin);
    },
  },
};
