import { getFormatter, getTranslations } from "next-intl/server";
import { maskAddress, maskNumber } from "@/addresses/rules";
import type { ClaimLink } from "@/invitations/queries";
import { inOrg } from "@/lib/in-org";
import { readNewer } from "@/reminders/read-newer";
import { Facts } from "@/ui/public/facts";
import { Hourglass, MailCheck, MailX, RefreshCw } from "@/ui/public/icons";
import { PublicButton } from "@/ui/public/public-button";
import { IconTile, PublicNotice } from "@/ui/public/public-notice";
import type { HeldClaim } from "./find-claim";
import { BoundForm, ClaimFrame, FormFault } from "./frame";

const ICONS = { expired: Hourglass, replaced: MailCheck, withdrawn: MailX } as const;

interface DeadPageProps {
  claim: HeldClaim;
  death: keyof typeof ICONS;
  faults: ReadonlySet<string>;
}

/** A link that counts no longer tells its holder why, and how to come by a new one. */
export async function DeadPage({ claim, death, faults }: DeadPageProps) {
  const { link, token } = claim;
  const newer = death === "replaced" ? await findNewer(claim) : undefined;
  const [t, words] = await Promise.all([getTranslations("claim"), deathWords(link, death, newer)]);
  const Icon = ICONS[death];
  return (
    <ClaimFrame
      above={
        <IconTile>
          <Icon />
        </IconTile>
      }
      aside={t("aside")}
      lead={words.text}
      link={link}
      title={words.title}
    >
      <FormFault faults={faults} />
      {death === "expired" && <KeptDraft link={link} />}
      <SentTo label={t("dead.sentTo")} link={link} />
      {newer ? <LookForIt link={link} token={token} /> : <AskAgain link={link} token={token} />}
      <p className="text-base text-muted">
        {t.rich("dead.signIn", {
          link: (chunks) => (
            <a className="prose-link" href={`/${link.orgSlug}/sign-in`}>
              {chunks}
            </a>
          ),
        })}
      </p>
      {link.helpContact && (
        <p className="text-base wrap-anywhere text-muted">
          {t("dead.contact", { contact: link.helpContact })}
        </p>
      )}
    </ClaimFrame>
  );
}

const findNewer = ({ scope, link }: HeldClaim) => inOrg(scope, (tx) => readNewer(tx, link), "page");

async function deathWords(link: ClaimLink, death: DeadPageProps["death"], newer?: Date) {
  const [t, format] = await Promise.all([getTranslations("claim"), getFormatter()]);
  const day = (at: Date | null) => (at ? format.dateTime(at, "day") : "");
  const organization = link.orgName;
  switch (death) {
    case "expired":
      return {
        title: t("expired.title", { date: day(link.expiresAt) }),
        text: t("expired.text", { organization }),
      };
    case "replaced":
      return {
        title: t("replaced.title"),
        text: newer
          ? t("replaced.sent", { organization, date: day(newer), channel: link.channel })
          : t("replaced.text", { organization }),
      };
    case "withdrawn":
      return {
        title: t("withdrawn.title"),
        text: t("withdrawn.text", { organization, date: day(link.withdrawnAt) }),
      };
  }
}

/** Says that nothing typed was lost when the link ended in mid-form: the next one to the same address has it. */
async function KeptDraft({ link: { draft, channel } }: { link: ClaimLink }) {
  const t = await getTranslations("claim.expired");
  const hasNext = channel === "EMAIL" || channel === "SMS";
  return draft && hasNext && <PublicNotice>{t("kept")}</PublicNotice>;
}

/** Masked: a dead link may have been forwarded. What was handed over went to no address. */
export function SentTo({ label, link }: { label: string; link: ClaimLink }) {
  const value = link.channel === "SMS" ? numberOf(link) : addressOf(link);
  return value && <Facts rows={[{ label, value }]} />;
}

const numberOf = ({ phoneKey }: ClaimLink): string | null => phoneKey && maskNumber(phoneKey);
const addressOf = ({ channel, email }: ClaimLink): string | null =>
  channel === "EMAIL" || channel === "JOIN" ? email && maskAddress(email) : null;

/** The newer one waits where this one came: asking is for who does not find it. */
async function LookForIt({ link, token }: AskProps) {
  const t = await getTranslations("claim.replaced");
  return (
    <>
      <p className="text-base text-muted">{t("lost")}</p>
      <AskAgain link={link} look="quiet" token={token} />
    </>
  );
}

interface AskProps {
  link: ClaimLink;
  token: string;
  look?: "quiet";
}

async function AskAgain({ link, token, look }: AskProps) {
  const [t, format] = await Promise.all([getTranslations("claim.dead"), getFormatter()]);
  if (link.askedAt) {
    const date = format.dateTime(link.askedAt, "moment");
    return <PublicNotice>{t("asked", { date, organization: link.orgName })}</PublicNotice>;
  }
  return (
    <BoundForm act="ask" token={token}>
      <PublicButton look={look ?? "primary"}>
        <RefreshCw aria-hidden />
        {t("ask")}
      </PublicButton>
    </BoundForm>
  );
}
