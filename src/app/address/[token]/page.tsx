import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { maskAddress, maskedName, maskNumber } from "@/addresses/rules";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { brandOf } from "@/app/org-brand";
import { PROOF_FIELD, proveForm } from "@/gates/form";
import { Facts } from "@/ui/public/facts";
import { MailCheck, Smartphone } from "@/ui/public/icons";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";
import type { FoundAddress } from "./find-address";
import { asksPassword, findAddress } from "./find-address";

type Props = { params: Promise<{ token: string }>; searchParams: Search };

/** What of the page is about the kind of address: a mobile has words of its own. */
type OwnWord = "title" | "from" | "to" | "submit" | "expiredLead" | "usedLead" | "replacedLead";

const isMobile = ({ link }: FoundAddress): boolean => link.channel === "SMS";

async function wordsOf(found: FoundAddress) {
  const [t, m] = await Promise.all([getTranslations("address"), getTranslations("address.mobile")]);
  const own = (word: OwnWord) => (isMobile(found) ? m(word) : t(word));
  return { t, own };
}

/**
 * Whose account it is and how it is reached now: in full for who is signed in to it. A mistyped address or number is a
 * stranger's, who would learn both.
 */
function nowOf({ link, signedIn }: FoundAddress): { account: string; old: string | null } {
  const { email, phone, channel } = link;
  const isText = channel === "SMS";
  if (signedIn === "self") return { account: displayName(link), old: isText ? phone : email };
  const masked = isText ? phone && maskNumber(phone) : email && maskAddress(email);
  return { account: maskedName(link), old: masked };
}

const orgOf = ({ link }: FoundAddress) =>
  brandOf({ name: link.orgName, slug: link.orgSlug, brand: link.brand });

export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findAddress(token);
  if (!found || found.worth === "dead") return <Dead />;
  const flash = await readFlash(searchParams);
  if (flash.done === "taken") return <Spent found={found} state="taken" />;
  if (found.worth !== "live") return <Spent found={found} state={found.worth} />;
  return <Confirm flash={flash} found={found} token={token} />;
}

async function Confirm({
  found,
  flash,
  token,
}: {
  found: FoundAddress;
  flash: Flash;
  token: string;
}) {
  const { link } = found;
  const [{ t, own }, errors] = await Promise.all([wordsOf(found), flashTexts(flash)]);
  const { account, old } = nowOf(found);
  return (
    <PublicPage
      above={<IconTile>{isMobile(found) ? <Smartphone /> : <MailCheck />}</IconTile>}
      brand={orgOf(found)}
      footer={{ helpHref: link.helpUrl ?? undefined }}
      lead={t("lead", { organization: link.orgName })}
      title={own("title")}
    >
      <FlashNotice flash={flash} />
      <Facts
        rows={[
          { label: t("account"), value: account },
          { label: own("from"), value: old ?? t("none") },
          { label: own("to"), value: link.newAddress },
        ]}
      />
      <form action={`/address/${token}/submit`} className="flex flex-col gap-5" method="post">
        <input name={PROOF_FIELD} type="hidden" value={await proveForm(token)} />
        {asksPassword(found) && (
          <PublicField
            autoComplete="current-password"
            error={errors.of("password")}
            hint={t("passwordHint")}
            label={t("password")}
            name="password"
            type="password"
          />
        )}
        <p className="text-base text-muted">{t("note")}</p>
        <PublicButton>{own("submit")}</PublicButton>
      </form>
    </PublicPage>
  );
}

async function Spent({
  found,
  state,
}: {
  found: FoundAddress;
  state: "expired" | "used" | "replaced" | "taken";
}) {
  const { t, own } = await wordsOf(found);
  const { orgName: organization, orgSlug: slug } = found.link;
  return (
    <PublicPage
      brand={orgOf(found)}
      lead={state === "taken" ? t("takenLead", { organization }) : own(`${state}Lead`)}
      title={t(`${state}Title`)}
    >
      {found.signedIn === "self" ? (
        <PublicLinkButton href={`/${slug}/me/security`}>{t("me")}</PublicLinkButton>
      ) : (
        <PublicLinkButton href={`/${slug}/sign-in`}>{t("signIn")}</PublicLinkButton>
      )}
    </PublicPage>
  );
}

/** To those who do not hold a link of ours: one sentence that tells nothing. */
async function Dead() {
  const t = await getTranslations("address");
  return (
    <PublicPage lead={t("deadLead")} title={t("deadTitle")}>
      <PublicLinkButton href="/">{t("home")}</PublicLinkButton>
    </PublicPage>
  );
}
