import type { TenancyCases } from "./tenancy-case";
import { accountsCases } from "./tenancy-cases/accounts";
import { addresseesCases } from "./tenancy-cases/addressees";
import { addressesCases } from "./tenancy-cases/addresses";
import { adminsCases } from "./tenancy-cases/admins";
import { alertsCases } from "./tenancy-cases/alerts";
import { applicationsCases } from "./tenancy-cases/applications";
import { auditCases } from "./tenancy-cases/audit";
import { bouncesCases } from "./tenancy-cases/bounces";
import { calendarCases } from "./tenancy-cases/calendar";
import { campaignsCases } from "./tenancy-cases/campaigns";
import { codesCases } from "./tenancy-cases/codes";
import { colleaguesCases } from "./tenancy-cases/colleagues";
import { deskCases } from "./tenancy-cases/desk";
import { filesCases } from "./tenancy-cases/files";
import { invitationsCases } from "./tenancy-cases/invitations";
import { joinsCases } from "./tenancy-cases/joins";
import { lapsesCases } from "./tenancy-cases/lapses";
import { lifecycleCases } from "./tenancy-cases/lifecycle";
import { listCases } from "./tenancy-cases/list";
import { messagesCases } from "./tenancy-cases/messages";
import { operationsCases } from "./tenancy-cases/operations";
import { orgsCases } from "./tenancy-cases/orgs";
import { outcomesCases } from "./tenancy-cases/outcomes";
import { overviewCases } from "./tenancy-cases/overview";
import { peopleCases } from "./tenancy-cases/people";
import { plansCases } from "./tenancy-cases/plans";
import { rechecksCases } from "./tenancy-cases/rechecks";
import { rehearsalsCases } from "./tenancy-cases/rehearsals";
import { remindersCases } from "./tenancy-cases/reminders";
import { rostersCases } from "./tenancy-cases/rosters";
import { runsCases } from "./tenancy-cases/runs";
import { selectionsCases } from "./tenancy-cases/selections";
import { sendersCases } from "./tenancy-cases/senders";
import { sessionsCases } from "./tenancy-cases/sessions";
import { settlementsCases } from "./tenancy-cases/settlements";
import { slipsCases } from "./tenancy-cases/slips";
import { teamsCases } from "./tenancy-cases/teams";
import { templatesCases } from "./tenancy-cases/templates";
import { termsCases } from "./tenancy-cases/terms";
import { textsCases } from "./tenancy-cases/texts";
import { uploadsCases } from "./tenancy-cases/uploads";

/** Of every query, verb and job: what shows that it keeps to its organisation. A noun's own file holds its entries. */
export const CASES: TenancyCases = {
  ...accountsCases,
  ...adminsCases,
  ...auditCases,
  ...bouncesCases,
  ...deskCases,
  ...calendarCases,
  ...campaignsCases,
  ...rehearsalsCases,
  ...remindersCases,
  ...alertsCases,
  ...codesCases,
  ...colleaguesCases,
  ...addresseesCases,
  ...addressesCases,
  ...peopleCases,
  ...filesCases,
  ...invitationsCases,
  ...joinsCases,
  ...lapsesCases,
  ...lifecycleCases,
  ...listCases,
  ...messagesCases,
  ...operationsCases,
  ...orgsCases,
  ...rostersCases,
  ...selectionsCases,
  ...plansCases,
  ...rechecksCases,
  ...settlementsCases,
  ...slipsCases,
  ...runsCases,
  ...outcomesCases,
  ...sessionsCases,
  ...uploadsCases,
  ...teamsCases,
  ...applicationsCases,
  ...sendersCases,
  ...templatesCases,
  ...termsCases,
  ...textsCases,
  ...overviewCases,
};
