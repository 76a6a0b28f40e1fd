import { approveJoins } from "@/joins/approve-joins";
import { changeJoinLink } from "@/joins/change-join-link";
import { closeJoinLink } from "@/joins/close-join-link";
import { declineJoins } from "@/joins/decline-joins";
import { enterJoin } from "@/joins/enter-join";
import { forgetJoins } from "@/joins/forget-joins";
import {
  countJoins,
  countOpenRequests,
  listJoins,
  listLinks,
  readEntry,
  readHeldLink,
  readOpenLink,
} from "@/joins/queries";
import { requestJoin } from "@/joins/request-join";
import { resumeJoinLink } from "@/joins/resume-join-link";
import { JOIN_RULES } from "../joins";
import type { TenancyCases } from "../tenancy-case";

const ALL = { q: "", tab: "waiting" } as const;
const WHOLE = "it looks at all of the organisation's own";

export const joinsCases: TenancyCases = {
  "joins/approveJoins": {
    run: (tx, { joinRequest }) => approveJoins(tx, { ids: [joinRequest] }),
  },
  "joins/changeJoinLink": {
    run: (tx, { joinLink }) => changeJoinLink(tx, { ...JOIN_RULES, id: joinLink, alarmAbove: 7 }),
  },
  "joins/closeJoinLink": { run: (tx, { joinLink }) => closeJoinLink(tx, { id: joinLink }) },
  "joins/countJoins": { run: (tx, { joinLink }) => countJoins(tx, { ...ALL, link: joinLink }) },
  "joins/countOpenRequests": { run: (tx, { joinLink }) => countOpenRequests(tx, joinLink) },
  "joins/declineJoins": {
    run: (tx, { joinRequest }) => declineJoins(tx, { ids: [joinRequest] }),
  },
  "joins/enterJoin": { run: (tx, { joinSend }) => enterJoin(tx, { sendId: joinSend }) },
  "joins/forgetJoins": { run: (tx) => forgetJoins(tx), takesNoId: WHOLE },
  "joins/listJoins": { run: (tx, { joinLink }) => listJoins(tx, { ...ALL, link: joinLink }) },
  "joins/listLinks": { run: (tx) => listLinks(tx), takesNoId: WHOLE },
  "joins/openJoinLink": {
    elsewhere:
      "src/joins/joins.db.test.ts: is off for good, with what was asked for by it; on is another one",
  },
  "joins/readEntry": { run: (tx, { joinSend }) => readEntry(tx, joinSend) },
  "joins/readHeldLink": { run: (tx) => readHeldLink(tx), takesNoId: WHOLE },
  "joins/readOpenLink": { run: (tx, { joinLink }) => readOpenLink(tx, joinLink) },
  "joins/requestJoin": {
    run: (tx, { joinLink }) =>
      requestJoin(tx, {
        ...{ linkId: joinLink, firstName: "Mia", lastName: "Kruse" },
        ...{ email: "mia.k@halden.example", language: "de" },
      }),
  },
  "joins/resumeJoinLink": { run: (tx, { joinLink }) => resumeJoinLink(tx, { id: joinLink }) },
};
