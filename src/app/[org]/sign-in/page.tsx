import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { nextPath } from "@/app/next-path";
import { brandOf } from "@/app/org-brand";
import type { OrganizationGate } from "@/gates/organization";
import { organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicNotice } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";
import { Already } from "./already";

type Props = { params: Promise<{ org: string }>; searchParams: Search };
type Org = OrganizationGate["org"];

export default async function Page({ params, searchParams }: Props) {
  const { org } = await organizationGate((await params).org);
  const query = await searchParams;
  const next = nextPath(org.slug, String(query.next ?? ""));
  const session = await findSession(org.slug);
  if (session && next && query.other === undefined) redirect(next);
  const flash = await readFlash(searchParams);
  const done = await doneText(flash, org);
  if (session && query.other === undefined) return <Already done={done} gate={session} />;
  const t = await getTranslations("public.signIn");
  return (
    <PublicPage brand={brandOf(org)} lead={t("lead", { name: org.name })} title={t("title")}>
      <FlashNotice done={done} flash={flash} />
      {session && <Instead name={displayName(session.account)} organization={org.name} />}
      <SignInForm flash={flash} next={next} org={org} replaces={session?.account.id} />
      <Elsewhere slug={org.slug} />
    </PublicPage>
  );
}

async function doneText({ done }: Flash, { name }: Org): Promise<string | undefined> {
  const [t, a, leave] = await Promise.all([
    getTranslations("public.signIn"),
    getTranslations("address"),
    getTranslations("me.leave"),
  ]);
  if (done === "signed-out") return t("signedOut", { name });
  if (done === "left") return leave("done", { name });
  if (done === "mobile")
    return `${a("mobile.doneTitle")}. ${a("mobile.doneLead", { organization: name })}`;
  return done === "address"
    ? `${a("doneTitle")}. ${a("doneLead", { organization: name })}`
    : undefined;
}

async function Instead(names: { name: string; organization: string }) {
  const t = await getTranslations("organizations.already");
  return <PublicNotice>{t("otherNote", names)}</PublicNotice>;
}

async function Elsewhere({ slug }: { slug: string }) {
  const [t, code] = await Promise.all([getTranslations("find"), getTranslations("code")]);
  return (
    <p className="flex flex-wrap justify-center gap-x-6 gap-y-2">
      <QuietLink href="/find">{t("link")}</QuietLink>
      <QuietLink href={`/${slug}/code`}>{code("have")}</QuietLink>
    </p>
  );
}

type FormProps = {
  flash: Flash;
  org: Org;
  next: string | undefined;
  /** Who is signed in here and was told that they will be signed out. */
  replaces: string | undefined;
};

async function SignInForm({ flash, org, next, replaces }: FormProps) {
  const [t, errors] = await Promise.all([getTranslations("public.signIn"), flashTexts(flash)]);
  return (
    <form
      action={`/${org.slug}/sign-in/submit`}
      className="flex flex-col gap-5"
      method="post"
      noValidate
    >
      {next && <input name="next" type="hidden" value={next} />}
      {replaces && <input name="replaces" type="hidden" value={replaces} />}
      <PublicField
        autoCapitalize="none"
        autoComplete="username"
        autoFocus={!flash.values.identifier}
        defaultValue={flash.values.identifier}
        error={errors.of("identifier")}
        label={t("identifier")}
        maxLength={254}
        name="identifier"
        required
        spellCheck={false}
      />
      <PublicField
        autoComplete="current-password"
        autoFocus={Boolean(flash.values.identifier)}
        error={errors.of("password")}
        label={t("password")}
        labelEnd={
          <a className="prose-link" href={`/${org.slug}/forgot`}>
            {t("forgot")}
          </a>
        }
        name="password"
        required
        type="password"
      />
      <PublicButton>{t("submit")}</PublicButton>
    </form>
  );
}
