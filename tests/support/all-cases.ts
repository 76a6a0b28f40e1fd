import type { TenancyCases } from "./tenancy-case";
import { accountsCases } from "./tenancy-cases/accounts";
import { invitationsCases } from "./tenancy-cases/invitations";
import { lifecycleCases } from "./tenancy-cases/lifecycle";
import { messagesCases } from "./tenancy-cases/messages";
import { orgsCases } from "./tenancy-cases/orgs";
import { peopleCases } from "./tenancy-cases/people";
import { sessionsCases } from "./tenancy-cases/sessions";

/** Of every query, verb and job: what shows that it keeps to its organisation. A noun's own file holds its entries. */
export const CASES: TenancyCases = {
  ...accountsCases,
  ...peopleCases,
  ...invitationsCases,
  ...lifecycleCases,
  ...messagesCases,
  ...orgsCases,
  ...sessionsCases,
};
