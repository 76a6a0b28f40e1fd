import { getTranslations } from "next-intl/server";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice } from "@/app/flash-notice";
import { DeadJoin, JoinFrame, NeutralJoin, WhomToAsk } from "@/app/join/[token]/join-frame";
import { PROOF_FIELD, proveForm } from "@/gates/form";
import type { Entry } from "@/joins/queries";
import type { EntryWorth } from "@/joins/rules";
import { Address } from "@/ui/public/address";
import { Facts } from "@/ui/public/facts";
import { ArrowRight, CircleCheck, Hourglass, MailCheck, MailX } from "@/ui/public/icons";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { findEntry } from "./find-entry";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** Who followed the mail of an open link: on to their account, to an admin, or why not. Looking changes nothing. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findEntry(token);
  if (!found) return <NeutralJoin />;
  const { entry, worth, isHere } = found;
  if (worth === "neutral") return <NeutralJoin />;
  if (worth === "live" || worth === "ask")
    return <Confirm {...{ entry, token, worth, flash: await readFlash(searchParams) }} />;
  if (isHere) return <Here entry={entry} />;
  return isTold(worth) ? (
    <Told entry={entry} worth={worth} />
  ) : (
    <DeadJoin face={entry} worth={worth} />
  );
}

type ConfirmProps = {
  entry: Entry;
  worth: "live" | "ask";
  token: string;
  flash: Flash;
};

/** The address is shown to who proved it; a form that is bound to this browser leads on. */
async function Confirm({ entry, worth, token, flash }: ConfirmProps) {
  const t = await getTranslations("join.entry");
  const organization = entry.orgName;
  const name = entry.firstName;
  return (
    <JoinFrame
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      face={entry}
      lead={t(worth === "ask" ? "leadAsk" : "lead", { organization })}
      title={name ? t("titleNamed", { name }) : t("title")}
    >
      <FlashNotice flash={flash} />
      <Facts
        rows={[
          { label: t("address"), value: <Address text={entry.emailKey} /> },
          { label: t("organization"), value: organization },
        ]}
      />
      <form action={`/entry/${token}/submit`} method="post">
        <input name={PROOF_FIELD} type="hidden" value={await proveForm(token)} />
        <PublicButton>
          {t(worth === "ask" ? "ask" : "submit")}
          <ArrowRight aria-hidden />
        </PublicButton>
      </form>
      <p className="text-base text-muted">{t("notMe")}</p>
    </JoinFrame>
  );
}

const ICONS = {
  waiting: Hourglass,
  declined: MailX,
  mine: CircleCheck,
  invited: MailCheck,
  late: Hourglass,
  domain: MailX,
} as const;
type ToldWorth = keyof typeof ICONS;

/** What is said of this very person, and not of the link that they came by. */
const isTold = (worth: EntryWorth): worth is ToldWorth => worth in ICONS;

/** Whose account it is is signed in to it here: nothing is left to do but go on. */
async function Here({ entry }: { entry: Entry }) {
  const t = await getTranslations("claim.claimed");
  return (
    <JoinFrame
      above={
        <IconTile>
          <CircleCheck />
        </IconTile>
      }
      face={entry}
      lead={t("here")}
      title={t("hereTitle")}
    >
      <PublicLinkButton href={`/${entry.orgSlug}/me`}>
        {t("open", { organization: entry.orgName })}
      </PublicLinkButton>
    </JoinFrame>
  );
}

async function Told({ entry, worth }: { entry: Entry; worth: ToldWorth }) {
  const t = await getTranslations("join.entry");
  const organization = entry.orgName;
  const Icon = ICONS[worth];
  return (
    <JoinFrame
      above={
        <IconTile>
          <Icon />
        </IconTile>
      }
      face={entry}
      lead={t(`${worth}.text`, { organization })}
      title={t(`${worth}.title`, { organization })}
    >
      {worth === "mine" && (
        <PublicLinkButton href={`/${entry.orgSlug}/sign-in`}>
          {t("signIn", { organization })}
        </PublicLinkButton>
      )}
      {worth !== "mine" && worth !== "waiting" && <WhomToAsk face={entry} />}
    </JoinFrame>
  );
}
