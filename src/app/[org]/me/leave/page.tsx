import { getTranslations } from "next-intl/server";
import { listOwned } from "@/accounts/queries";
import { findLastManager } from "@/admins/queries";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { readOwnOrganization } from "@/orgs/queries";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicNotice } from "@/ui/public/public-notice";
import { MemberPage } from "../member-page";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** More contacts than these are said as so many. */
const MOST_COUNTED = 1_000;

/** Where somebody closes their own account, after what that does was said; or why they cannot, and what to do first. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account, scope } = gate;
  const { mayLeave, isLast, contacts } = await inOrg(
    scope,
    async (tx) => ({
      mayLeave: (await readOwnOrganization(tx)).memberLeaving,
      isLast: (await findLastManager(tx)) === account.id,
      contacts: (await listOwned(tx, [account.id], MOST_COUNTED)).length,
    }),
    "page",
  );
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("me.leave")]);
  const title = t("title", { organization: org.name });
  return (
    <MemberPage gate={gate} lead={t("lead")} place="security" title={title}>
      <div className="flex max-w-form flex-col gap-5">
        <FlashNotice flash={flash} />
        {mayLeave && !isLast ? (
          <LeaveForm contacts={contacts} flash={flash} gate={gate} />
        ) : (
          <Stays gate={gate} isLast={isLast && mayLeave} />
        )}
      </div>
    </MemberPage>
  );
}

async function Stays({ gate: { org }, isLast }: { gate: SessionGate; isLast: boolean }) {
  const [t, edit] = await Promise.all([getTranslations("me.leave"), getTranslations("me.edit")]);
  const organization = org.name;
  const closed = org.helpContact
    ? t("closedContact", { organization, contact: org.helpContact })
    : t("closed", { organization });
  return (
    <>
      <PublicNotice>{isLast ? t("last") : closed}</PublicNotice>
      {isLast && (
        <PublicLinkButton href={`/${org.slug}/admin/roles/admins`}>{t("lastAct")}</PublicLinkButton>
      )}
      <PublicLinkButton href={`/${org.slug}/me/security`} look="quiet">
        {edit("back")}
      </PublicLinkButton>
    </>
  );
}

async function LeaveForm(props: { flash: Flash; gate: SessionGate; contacts: number }) {
  const { flash, contacts } = props;
  const { org } = props.gate;
  const [t, errors] = await Promise.all([getTranslations("me.leave"), flashTexts(flash)]);
  return (
    <form
      action={`/${org.slug}/me/leave/submit`}
      className="flex flex-col gap-5"
      method="post"
      noValidate
    >
      <ul className="flex list-disc flex-col gap-1.5 ps-5 text-base">
        <li>{t("sessions")}</li>
        <li>{t("reopen")}</li>
        {contacts > 0 && <li>{t("contacts", { count: contacts })}</li>}
      </ul>
      {contacts > 0 && (
        <PublicField
          autoComplete="off"
          defaultValue={flash.values.heir}
          error={errors.of("heir")}
          hint={t("heirHint")}
          isOptional
          label={t("heir")}
          maxLength={254}
          name="heir"
        />
      )}
      <PublicField
        autoComplete="current-password"
        error={errors.of("password")}
        label={t("password")}
        name="password"
        required
        type="password"
      />
      <PublicButton look="danger">{t("submit", { organization: org.name })}</PublicButton>
      <PublicLinkButton href={`/${org.slug}/me/security`} look="quiet">
        {t("keep")}
      </PublicLinkButton>
    </form>
  );
}
