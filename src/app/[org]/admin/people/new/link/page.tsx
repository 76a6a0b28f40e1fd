import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { JoinForm } from "@/joins/components/join-form";
import { LinkCard } from "@/joins/components/link-card";
import { OffButton, PausedNotice } from "@/joins/components/link-switches";
import type { HeldLink } from "@/joins/queries";
import { countOpenRequests, readHeldLink } from "@/joins/queries";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../enter";
import { resumeLink, switchOff, switchOn } from "../../../settings/joining/actions";
import { AddTabs } from "../add-tabs";

type Props = { params: Promise<{ org: string }> };

/** Adding people by a link that they follow themselves; who may switches it on and off here, as in the settings. */
export default async function AddByLink({ params }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.invite");
  const [t, person] = await Promise.all([getTranslations("joins"), getTranslations("person")]);
  const held = await inOrg(
    gate.scope,
    async (tx) => {
      const link = await readHeldLink(tx);
      return { link, open: link && (await countOpenRequests(tx, link.linkId)) };
    },
    "page",
  );
  const head = (
    <PageHead
      crumbs={[{ label: person("crumb"), href: `/${slug}/admin/people` }]}
      fact={t("tab.fact")}
      title={t("tab.title")}
    />
  );
  const switches = { ...held, gate, hidden: { org: slug } };
  return (
    <Page head={head}>
      <AddTabs current="link" permissions={gate.permissions} slug={slug} />
      {held.link ? <On {...switches} link={held.link} /> : <Off {...switches} />}
    </Page>
  );
}

type SwitchProps = {
  gate: SessionGate;
  hidden: Record<string, string>;
  open: Awaited<ReturnType<typeof countOpenRequests>> | undefined;
};

const maySwitch = ({ permissions }: SessionGate): boolean =>
  permissions.includes("settings.manage");

async function On({ gate, hidden: org, open, link }: SwitchProps & { link: HeldLink }) {
  const t = await getTranslations("joins");
  const { slug, timeZone } = gate.org;
  const hidden = { ...org, id: link.linkId };
  const may = maySwitch(gate);
  return (
    <>
      {link.pausedAt &&
        (may ? (
          <PausedNotice action={resumeLink} hidden={hidden} />
        ) : (
          <Notice tone="warning">{t("paused.text")}</Notice>
        ))}
      <LinkCard isPrimary link={link} org={slug} timeZone={timeZone} waiting={open?.waiting ?? 0}>
        {may && <LinkButton href={`/${slug}/admin/settings/joining`}>{t("toRules")}</LinkButton>}
        {may && open && <OffButton action={switchOff} hidden={hidden} open={open} />}
      </LinkCard>
    </>
  );
}

async function Off({ gate, hidden }: SwitchProps) {
  const t = await getTranslations("joins");
  if (!maySwitch(gate)) return <EmptyState text={t("noneAsk")} />;
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <Notice tone="quiet">{t("none")}</Notice>
      <JoinForm action={switchOn} hidden={hidden} />
    </div>
  );
}
