import { UserPlus } from "lucide-react";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { NeedCounts } from "@/accounts/components/list/needs";
import { Needs } from "@/accounts/components/list/needs";
import { COUNTED, STATES } from "@/accounts/components/list/people-view";
import type { StateCounts } from "@/accounts/components/list/state-figures";
import { StateFigures } from "@/accounts/components/list/state-figures";
import { countPeople } from "@/accounts/queries";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { FirstSteps } from "@/orgs/components/first-steps";
import { LinkButton } from "@/ui/button";
import { Page, PageHead } from "@/ui/page";
import { countAccounts, enterFrame } from "./enter";

/** Each state once, and what waits for an admin. */
async function readCounts(tx: OrgTx): Promise<{ states: StateCounts; needs: NeedCounts }> {
  const states: StateCounts = {
    CREATED: 0,
    INVITED: 0,
    EXPIRED: 0,
    ACTIVE: 0,
    SUSPENDED: 0,
    CLOSED: 0,
  };
  for (const state of Object.values(STATES))
    states[state] = await countPeople(tx, { states: [state] }, COUNTED);
  const asked = await countPeople(tx, { asked: true }, COUNTED);
  const failed = await countPeople(tx, { failed: true }, COUNTED);
  return { states, needs: { asked, failed, expired: states.EXPIRED, created: states.CREATED } };
}

type Props = { params: Promise<{ org: string }> };

export default async function Overview({ params }: Props) {
  const { org: slug } = await params;
  const gate = await enterFrame(slug);
  if (!gate.permissions.includes("accounts.view")) redirect(`/${slug}/me`);
  if ((await countAccounts(slug)) <= 1) return <Welcome gate={gate} />;
  const { states, needs } = await inOrg(gate.scope, readCounts, "page");
  const t = await getTranslations("people");
  const format = await getFormatter();
  const path = `/${slug}/admin/people`;
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const add = gate.permissions.includes("accounts.manage") && (
    <LinkButton href={`${path}/new`} look="primary">
      <UserPlus aria-hidden />
      {t("act.add")}
    </LinkButton>
  );
  const today = format.dateTime(new Date(), { dateStyle: "full" });
  return (
    <Page head={<PageHead acts={add} fact={today} title={t("overview.title")} />}>
      <StateFigures counts={states} path={path} total={total} />
      <Needs counts={needs} path={path} />
    </Page>
  );
}

async function Welcome({ gate: { org, permissions } }: { gate: SessionGate }) {
  const t = await getTranslations("people.steps");
  const path = `/${org.slug}/admin`;
  const may = (permission: (typeof permissions)[number]) => permissions.includes(permission);
  return (
    <Page head={<PageHead fact={t("text", { org: org.name })} title={t("title")} />} width="prose">
      <FirstSteps
        addHref={may("accounts.manage") ? `${path}/people/new` : undefined}
        org={org}
        settingsHref={may("settings.manage") ? `${path}/settings` : undefined}
      />
    </Page>
  );
}
