import { getTranslations } from "next-intl/server";
import { JoinForm } from "@/joins/components/join-form";
import { LinkCard } from "@/joins/components/link-card";
import { OffButton, PausedNotice } from "@/joins/components/link-switches";
import { countOpenRequests, readHeldLink } from "@/joins/queries";
import { lastDayOf } from "@/joins/rules";
import { inOrg } from "@/lib/in-org";
import { Notice } from "@/ui/notice";
import { isMailless } from "../../mail-state";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { resumeLink, saveRules, switchOff, switchOn } from "./actions";

type Props = { params: Promise<{ org: string }> };

/** The open link by which people add themselves: on, off, and whom it lets in. */
export default async function Joining({ params }: Props) {
  const { org: slug } = await params;
  const { gate } = await readSection(slug);
  const [t, compose] = await Promise.all([getTranslations("joins"), getTranslations("compose")]);
  const { link, open } = await inOrg(
    gate.scope,
    async (tx) => {
      const held = await readHeldLink(tx);
      return { link: held, open: held && (await countOpenRequests(tx, held.linkId)) };
    },
    "page",
  );
  const { timeZone } = gate.org;
  const hidden = { org: slug, ...(link && { id: link.linkId }) };
  return (
    <SettingsPage section="joining" slug={slug}>
      {(await isMailless(slug)) && <Notice tone="warning">{compose("noTransport")}</Notice>}
      {link?.pausedAt && <PausedNotice action={resumeLink} hidden={hidden} />}
      {link && open ? (
        <LinkCard link={link} org={slug} timeZone={timeZone} waiting={open.waiting}>
          <OffButton action={switchOff} hidden={hidden} open={open} />
        </LinkCard>
      ) : (
        <Notice tone="quiet">{t("none")}</Notice>
      )}
      <JoinForm
        action={link ? saveRules : switchOn}
        hidden={hidden}
        key={link?.linkId}
        {...(link && {
          rules: {
            ...link,
            lastDay: link.expiresAt && lastDayOf(link.expiresAt, timeZone),
          },
        })}
      />
    </SettingsPage>
  );
}
