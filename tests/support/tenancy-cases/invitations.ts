import { askForInvitation } from "@/invitations/ask-for-invitation";
import { claimAccount } from "@/invitations/claim-account";
import { copyLink } from "@/invitations/copy-link";
import { declineInvitation } from "@/invitations/decline-invitation";
import { handLink } from "@/invitations/hand-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { noteProgress } from "@/invitations/note-progress";
import {
  findLiveLink,
  fullBy,
  hasLiveLink,
  readClaimLink,
  readInvitations,
  readReach,
  readRecipients,
} from "@/invitations/queries";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { sql } from "@/lib/sql";
import type { TenancyCases } from "../tenancy-case";

export const invitationsCases: TenancyCases = {
  "invitations/askForInvitation": {
    run: (tx, { invited }) => askForInvitation(tx, { accountId: invited }),
  },
  "invitations/claimAccount": {
    run: (tx, { send }) =>
      claimAccount(tx, { sendId: send, passwordHash: "h", about: { language: "fr" } }),
  },
  "invitations/copyLink": { run: (tx, { invited }) => copyLink(tx, { id: invited }) },
  "invitations/declineInvitation": {
    run: (tx, { send }) => declineInvitation(tx, { sendId: send, reason: "not-me" }),
  },
  "invitations/inviteAccounts": {
    run: (tx, { created, invited, wording }) =>
      inviteAccounts(tx, { ids: [created, invited], lane: 2, wordingId: wording }),
  },
  "invitations/handLink": {
    run: (tx, { invited }) => handLink(tx, { accountId: invited, channel: "LINK" }),
  },
  "invitations/listOutstanding": {
    elsewhere:
      "src/appointments/outstanding.db.test.ts: what somebody sent who lost the right is listed, and withdrawn at once",
  },
  "invitations/noteProgress": {
    run: (tx, { send, invited }) =>
      noteProgress(tx, { sendId: send, accountId: invited, step: "opened" }),
  },
  "invitations/readClaimLink": { run: (tx, { send }) => readClaimLink(tx, send, { lock: true }) },
  "invitations/readInvitations": { run: (tx, { invited }) => readInvitations(tx, invited) },
  "invitations/fullBy": {
    run: (tx, { created }) =>
      tx.db.$queryRaw(sql`SELECT ${fullBy(tx)} FROM app.accounts a WHERE a.id = ${created}::uuid`),
  },
  "invitations/readReach": {
    run: (tx, { created }) => readReach(tx, [created]),
  },
  "invitations/readRecipients": { run: (tx, { invited }) => readRecipients(tx, [invited]) },
  "invitations/findLiveLink": { run: (tx, { linked }) => findLiveLink(tx, linked, "LINK") },
  "invitations/hasLiveLink": { run: (tx, { invited }) => hasLiveLink(tx, invited) },
  "invitations/withdrawInvitations": {
    run: (tx, { invited }) => withdrawInvitations(tx, { ids: [invited] }),
  },
};
