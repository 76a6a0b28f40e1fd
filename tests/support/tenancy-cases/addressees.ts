import { findLeftOut } from "@/addressees/find-left-out";
import { judgeMembers } from "@/addressees/judge-members";
import { letterTraits } from "@/addressees/letter-traits";
import { plannedElsewhere } from "@/addressees/planned-elsewhere";
import {
  groupMembers,
  isPlanned,
  isWrittenTo,
  lockAddressees,
  readAboveOf,
  readAddressees,
  readNames,
  readRightHolders,
  readWays,
  readWayTo,
} from "@/addressees/queries";
import { resolveFilter } from "@/addressees/resolve-filter";
import { restoreRefusals } from "@/addressees/restore-refusals";
import { sql } from "@/lib/sql";
import { freezeSelection } from "@/selections/freeze-selection";
import type { TenancyCases } from "../tenancy-case";
import { actingAs, actingAsAdmin } from "../tenancy-case";

const WAYS = { texts: true, countries: ["FR"], withCodes: true };
const invite = (selectionId: string) => ({ selectionId, kind: "INVITE" }) as const;

const leftOf = (selection: string) => ({ selection, kind: "REMIND", why: "not-invited" }) as const;

export const addresseesCases: TenancyCases = {
  "addressees/findLeftOut": {
    run: (tx, { selection }) => findLeftOut(tx, leftOf(selection)),
  },
  "addressees/resolveFilter": {
    run: (tx, { selection }) => resolveFilter(tx, { left: leftOf(selection) }),
  },
  "addressees/groupMembers": {
    run: (tx, { selection }) => groupMembers(tx, { ...invite(selection), ways: WAYS }, [], false),
  },
  "addressees/isWrittenTo": {
    run: async (tx, { selection }) => (await isWrittenTo(tx, invite(selection), "EMAIL")).sql,
    takesNoId: "what it makes is asked of the transaction's own organisation",
  },
  "addressees/readAboveOf": {
    run: async (tx, { admin, created }) => {
      const { id } = await freezeSelection(actingAsAdmin(tx, admin), { ids: [admin] });
      return readAboveOf(actingAs(tx, created), id);
    },
  },
  "addressees/restoreRefusals": {
    run: async (tx, { created, campaign }) => {
      await tx.db.$executeRaw`
        INSERT INTO app.account_events (org_id, account_id, at, event, actor_kind, details)
        SELECT a.org_id, a.id, ${tx.now}, said.event, 'system', said.details
        FROM app.accounts a CROSS JOIN (VALUES (1, 'decline', '{"reason": "not-me"}'::jsonb),
          (2, 'invite', jsonb_build_object('campaignId', ${campaign}::text))) said (nth, event, details)
        WHERE a.org_id = ${tx.org}::uuid AND a.id = ${created}::uuid ORDER BY said.nth`;
      return restoreRefusals(tx, { ids: [created], campaignId: campaign });
    },
  },
  "addressees/lockAddressees": {
    run: (tx, { created }) => lockAddressees(tx, { ...invite(created), ways: WAYS }, [created]),
  },
  "addressees/judgeMembers": {
    run: (tx, { selection }) => judgeMembers(tx, { ...invite(selection), ways: WAYS }),
  },
  "addressees/readAddressees": {
    run: (tx, { created }) => readAddressees(tx, { ...invite(created), ways: WAYS }, [created]),
  },
  "addressees/plannedElsewhere": {
    run: (tx, { selection }) => plannedElsewhere(tx, invite(selection)),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "addressees/letterTraits": {
    run: (tx, { created }) => {
      const { asks, holds } = letterTraits(tx, { kind: "AGAIN", selectionId: created });
      return tx.db.$queryRaw(
        sql`SELECT ${asks}, ${holds} AS held FROM app.accounts a WHERE a.id = ${created}::uuid`,
      );
    },
  },
  "addressees/isPlanned": {
    run: async (tx) => (await isPlanned(tx)).sql,
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "addressees/readWays": {
    run: (tx) => readWays(tx, true),
    takesNoId: "it knows the transaction's own organisation alone",
  },
  "addressees/readWayTo": { run: (tx, { active }) => readWayTo(tx, active) },
  "addressees/readNames": { run: (tx, { active }) => readNames(tx, [active]) },
  "addressees/readRightHolders": {
    run: async (tx, { admin }) => {
      const { id } = await freezeSelection(actingAsAdmin(tx, admin), { ids: [admin] });
      return readRightHolders(tx, id);
    },
  },
};
