import { getTranslations } from "next-intl/server";
import { readPerson } from "@/accounts/queries";
import { mayEditOwnProfile } from "@/accounts/rules";
import { readPendingAddress } from "@/addresses/queries";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice } from "@/app/flash-notice";
import { readBrowserDigest } from "@/gates/browser";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { listSessions } from "@/sessions/queries";
import { readTexting } from "@/texts/queries";
import { PublicLinkButton } from "@/ui/public/public-button";
import { MemberPage } from "../member-page";
import { AddressForm } from "./address-form";
import { MobileForm } from "./mobile-form";
import { PasswordForm } from "./password-form";
import { SessionList } from "./session-list";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

async function readSecurity(tx: OrgTx, id: string) {
  const person = await readPerson(tx, id);
  const organization = await readOwnOrganization(tx);
  return {
    mayLeave: organization.memberLeaving,
    mayEdit: person !== null && mayEditOwnProfile(organization, person),
    phone: person?.phone ?? null,
    identifier: person && (person.email ?? person.login ?? person.externalId),
    hasTexts: (await readTexting(tx)).canText,
    pending: await readPendingAddress(tx, id),
    pendingMobile: await readPendingAddress(tx, id, "SMS"),
    sessions: await listSessions(tx, id),
  };
}

/** How a person gets in: their address, their password, and where they are signed in. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account, scope, permissions } = gate;
  const [flash, t, a, digest, own] = await Promise.all([
    readFlash(searchParams),
    getTranslations("me"),
    getTranslations("address"),
    readBrowserDigest(),
    inOrg(scope, (tx) => readSecurity(tx, account.id), "page"),
  ]);
  const mayEdit = own.mayEdit || permissions.includes("accounts.manage");
  const done = {
    password: t("password.done"),
    address: t("address.done"),
    cancelled: t("address.cancelled"),
    proven: `${a("doneTitle")}. ${a("doneLead", { organization: org.name })}`,
    mobile: t("mobile.done"),
    mobileCancelled: t("mobile.cancelled"),
    mobileRemoved: t("mobile.removed"),
    mobileProven: `${a("mobile.doneTitle")}. ${a("mobile.doneLead", { organization: org.name })}`,
    session: t("sessions.done"),
    others: t("sessions.doneOthers"),
  }[flash.done ?? ""];
  return (
    <MemberPage
      gate={gate}
      lead={t("security.lead", { organization: org.name })}
      place="security"
      title={t("security.title")}
    >
      <FlashNotice done={done} flash={flash} />
      <div className="grid gap-8 lg:grid-cols-2">
        <SessionList gate={gate} ownDigest={digest} sessions={own.sessions} />
        <div className="flex flex-col gap-8">
          <AddressForm flash={flash} gate={gate} mayEdit={mayEdit} pending={own.pending} />
          <MobileForm
            {...own}
            flash={flash}
            gate={gate}
            mayEdit={mayEdit}
            pending={own.pendingMobile}
          />
          <PasswordForm flash={flash} gate={gate} />
          {own.mayLeave && <Leaving gate={gate} />}
        </div>
      </div>
    </MemberPage>
  );
}

async function Leaving({ gate: { org } }: { gate: SessionGate }) {
  const t = await getTranslations("me.leave");
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("section")}</h2>
      <p className="text-base text-muted">{t("text")}</p>
      <PublicLinkButton href={`/${org.slug}/me/leave`} look="quiet">
        {t("link", { organization: org.name })}
      </PublicLinkButton>
    </section>
  );
}
