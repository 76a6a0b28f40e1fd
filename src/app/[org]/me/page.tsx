import { getLocale, getTranslations } from "next-intl/server";
import { readPerson } from "@/accounts/queries";
import { mayEditOwnProfile } from "@/accounts/rules";
import { readPendingAddress } from "@/addresses/queries";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice } from "@/app/flash-notice";
import { applicationsOf } from "@/applications/queries";
import { nameFor } from "@/colleagues/name-for";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { teamsOf } from "@/teams/queries";
import { ForgetQuery } from "@/ui/public/forget-query";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { Belonging } from "./belonging";
import { LanguageForm, ThemeForm } from "./forms";
import { MemberPage } from "./member-page";
import { PendingAddress } from "./pending-address";
import { Profile } from "./profile";
import { TermsNotice } from "./terms-notice";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

async function readMe(tx: OrgTx, id: string) {
  const person = await readPerson(tx, id);
  if (!person) throw new Error("a signed-in account vanished within its request");
  const organization = await readOwnOrganization(tx);
  const owner = person.ownerId ? await readPerson(tx, person.ownerId) : null;
  return {
    person,
    owner,
    pending: await readPendingAddress(tx, id),
    pendingMobile: await readPendingAddress(tx, id, "SMS"),
    mayEdit: mayEditOwnProfile(organization, person),
    teams: await teamsOf(tx, id),
    applications: await applicationsOf(tx, id),
  };
}

/** A member's own page: who they are here, what they belong to, and how their pages look. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account, permissions } = gate;
  const [flash, t, locale, own] = await Promise.all([
    readFlash(searchParams),
    getTranslations("me"),
    getLocale(),
    inOrg(gate.scope, (tx) => readMe(tx, account.id), "page"),
  ]);
  const query = await searchParams;
  const done = {
    language: t("language.done"),
    profile: t("edit.done"),
    unchanged: t("edit.unchanged"),
    handedOver: t("handedOver", { name: org.name }),
  }[flash.done ?? String(query.done ?? "")];
  return (
    <MemberPage
      acts={permissions.includes("accounts.view") && <ToConsole slug={org.slug} />}
      gate={gate}
      lead={t("lead", { name: org.name })}
      place="profile"
      title={query.welcome ? await welcomeOf(gate) : nameFor(locale, own.person)}
    >
      {query.welcome && <ForgetQuery />}
      <FlashNotice done={done} flash={flash} />
      <TermsNotice gate={gate} />
      {own.pending && <PendingAddress kind="address" pending={own.pending} slug={org.slug} />}
      {own.pendingMobile && (
        <PendingAddress kind="mobile" pending={own.pendingMobile} slug={org.slug} />
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="flex flex-col gap-8">
          <Profile gate={gate} mayEdit={own.mayEdit} person={own.person} />
          <LanguageForm flash={flash} gate={gate} />
        </div>
        <div className="flex flex-col gap-8">
          <Belonging {...own} organization={org.name} />
          <ThemeForm gate={gate} />
        </div>
      </div>
      <SignOut slug={org.slug} />
    </MemberPage>
  );
}

/** Once, where a claim ends: later the page is theirs, and says whose it is. */
async function welcomeOf({ account }: SessionGate): Promise<string> {
  const t = await getTranslations("me");
  const name = account.firstName ?? account.lastName;
  return name ? t("welcome", { name }) : t("welcomeNameless");
}

async function ToConsole({ slug }: { slug: string }) {
  const t = await getTranslations("me");
  return (
    <PublicLinkButton className="w-auto" href={`/${slug}/admin`}>
      {t("admin")}
    </PublicLinkButton>
  );
}

/** Last on the page: nobody comes here to leave. */
async function SignOut({ slug }: { slug: string }) {
  const t = await getTranslations("me");
  return (
    <form
      action={`/${slug}/sign-out`}
      className="flex border-t border-separator pt-6"
      method="post"
    >
      <PublicButton className="sm:w-auto" look="quiet">
        {t("signOut")}
      </PublicButton>
    </form>
  );
}
