import { readRightsNow } from "@/admins/queries";
import type { ApplicationRules } from "@/applications/input";
import { applicationKey } from "@/applications/input";
import { listApplications } from "@/applications/queries";
import type { OrgTx, Permission } from "@/lib/org";
import { canTextsLeave } from "@/lib/texts/transport";
import type { PlanOptions } from "@/plans/rules";
import { widthOf } from "@/rosters/input";
import type { Mapping, RosterKind, RosterTerms } from "@/rosters/rules";
import { countriesOf } from "@/texts/rules";
import { readZeroLengths } from "./queries";

export type ApplicationTerm = {
  id: string;
  name: string;
  rules: ApplicationRules;
  licences: number | null;
  used: number;
};

/** What judging the rows of a plan depends on besides the rows and the accounts. */
export type PlanTerms = {
  row: RosterTerms;
  /** The organisation's setting without which nobody can be kept from changing their profile. */
  allowsPrevention: boolean;
  revive: boolean;
  /** The maker's own row changes them as it does others. */
  changesMaker: boolean;
  /** Texts can leave, and to which countries. */
  texts: boolean;
  countries: readonly string[];
  /** The file is meant to be everybody. */
  full: boolean;
  /** Whose import it is: nobody changes their own keys or standing by a file. */
  maker: string;
  /** What they may do. */
  permissions: readonly Permission[];
  /** By key of the name. */
  applications: ReadonlyMap<string, ApplicationTerm>;
  /** How long the numbers are by which people are known here and that begin with a zero. */
  zeroLengths: readonly number[];
};

/** Organisations have applications by the dozen. */
const MOST_APPLICATIONS = 10_000;

type Planned = {
  madeBy: string;
  kind: RosterKind | null;
  mapping: Mapping;
  header: readonly string[];
  choice: { headerLine: number };
  added?: { width: number } | undefined;
  isTemplate: boolean;
  options: PlanOptions;
};

/** Everything about the organisation that a plan is judged by, at this moment. */
export async function readTerms(tx: OrgTx, plan: Planned): Promise<PlanTerms> {
  const organization = await tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org } });
  const { country, timeZone, modificationPrevention, textsOn } = organization;
  const applications = await listApplications(tx, "", MOST_APPLICATIONS);
  const { kind, mapping, isTemplate, header, choice } = plan;
  const width = plan.added?.width ?? widthOf({ header, mapping, headerLine: choice.headerLine });
  return {
    row: {
      mapping,
      width,
      kind,
      isTemplate,
      country,
      kept: plan.options.kept ?? [],
      timeZone,
      now: tx.now,
    },
    allowsPrevention: modificationPrevention,
    revive: plan.options.revive === true,
    changesMaker: plan.options.own === true,
    texts: textsOn && canTextsLeave(),
    countries: countriesOf(organization),
    full: plan.options.full === true,
    maker: plan.madeBy,
    permissions: await readRightsNow(tx, plan.madeBy),
    zeroLengths: await readZeroLengths(tx),
    applications: new Map(applications.map((one) => [applicationKey(one.name), one])),
  };
}
