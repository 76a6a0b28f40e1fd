import { UserPlus } from "lucide-react";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { ClaimTimes } from "@/overview/components/claim-times";
import { FirstSteps } from "@/overview/components/first-steps";
import { FunnelPanel } from "@/overview/components/funnel-panel";
import { Needs } from "@/overview/components/needs";
import { PeriodMenu } from "@/overview/components/period-menu";
import { StepsPanel } from "@/overview/components/steps-panel";
import {
  countNeeds,
  leavesOutFounder,
  readClaimTimes,
  readFirstSteps,
  readFunnel,
  tellsDelivery,
} from "@/overview/queries";
import type { FirstStepFacts, Period } from "@/overview/rules";
import { dayIn, daysBefore, funnelSeries, MOST_CLAIMS, readPeriod } from "@/overview/rules";
import { LinkButton } from "@/ui/button";
import { PanelsSkeleton } from "@/ui/loading/skeleton";
import { Page, PageHead } from "@/ui/page";
import { TextLink } from "@/ui/text-link";
import { enterFrame } from "./enter";
import { HideButton } from "./first-steps/hide-button";
import { stepHrefs } from "./first-steps/step-hrefs";

const DAY_MS = 86_400_000;

async function readOverview(tx: OrgTx, timeZone: string, days: Period) {
  const today = dayIn(tx.now, timeZone);
  const rows = await readFunnel(tx, daysBefore(today, days));
  return {
    points: funnelSeries(rows, { today, days }),
    tells: await tellsDelivery(tx),
    isFounded: await leavesOutFounder(tx),
    times: await readClaimTimes(tx, new Date(tx.now.getTime() - days * DAY_MS)),
    needs: await countNeeds(tx),
  };
}

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Overview({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enterFrame(slug);
  if (!gate.permissions.includes("accounts.view")) redirect(`/${slug}/me`);
  const facts = await inOrg(gate.scope, readFirstSteps, "page");
  if (!facts.people) return <Welcome facts={facts} gate={gate} />;
  const period = readPeriod((await searchParams).days);
  const path = `/${slug}/admin`;
  return (
    <Page head={<Head gate={gate} period={period} />}>
      <Steps facts={facts} gate={gate} />
      <Suspense fallback={<PanelsSkeleton />}>
        <Panels gate={gate} period={period} />
      </Suspense>
      {facts.isHidden && <StepsLink href={`${path}/first-steps`} />}
    </Page>
  );
}

async function Panels({ gate, period }: { gate: SessionGate; period: Period }) {
  const { points, tells, isFounded, times, needs } = await inOrg(
    gate.scope,
    (tx) => readOverview(tx, gate.org.timeZone, period),
    "page",
  );
  return (
    <>
      <FunnelPanel leavesOutFounder={isFounded} points={points} tellsDelivery={tells} />
      <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
        <Needs counts={needs} path={`/${gate.org.slug}/admin`} />
        <ClaimTimes most={MOST_CLAIMS} times={times} />
      </div>
    </>
  );
}

async function Head({ gate: { org, permissions }, period }: { gate: SessionGate; period: Period }) {
  const t = await getTranslations();
  const format = await getFormatter();
  const path = `/${org.slug}/admin`;
  const acts = (
    <>
      <PeriodMenu path={path} period={period} />
      {permissions.includes("accounts.manage") && (
        <LinkButton href={`${path}/people/new`} look="primary">
          <UserPlus aria-hidden />
          {t("people.act.add")}
        </LinkButton>
      )}
    </>
  );
  const today = format.dateTime(new Date(), { dateStyle: "full" });
  return <PageHead acts={acts} fact={today} title={t("overview.title")} />;
}

function Steps({ gate, facts }: { gate: SessionGate; facts: FirstStepFacts }) {
  const { slug } = gate.org;
  const hide = gate.permissions.includes("settings.manage") && (
    <HideButton isHidden={false} org={slug} />
  );
  return (
    <StepsPanel
      allHref={`/${slug}/admin/first-steps`}
      facts={facts}
      hide={hide}
      hrefs={stepHrefs(gate)}
    />
  );
}

async function StepsLink({ href }: { href: string }) {
  const t = await getTranslations("overview.steps");
  return (
    <p className="text-xs">
      <TextLink href={href} look="quiet">
        {t("all")}
      </TextLink>
    </p>
  );
}

async function Welcome({ gate, facts }: { gate: SessionGate; facts: FirstStepFacts }) {
  const t = await getTranslations("overview.steps");
  const text = t("text", { org: gate.org.name });
  return (
    <Page head={<PageHead fact={text} title={t("title")} />}>
      <FirstSteps facts={facts} hrefs={stepHrefs(gate)} org={gate.org} />
    </Page>
  );
}
