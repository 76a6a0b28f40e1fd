import { getTranslations } from "next-intl/server";
import { readPerson } from "@/accounts/queries";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice } from "@/app/flash-notice";
import { brandOf } from "@/app/org-brand";
import type { SessionGate } from "@/gates/session";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { countSessions } from "@/sessions/queries";
import { Facts } from "@/ui/public/facts";
import { PublicButton, PublicLinkButton } from "@/ui/public/public-button";
import { PublicWidePage } from "@/ui/public/public-page";
import { LanguageForm, PasswordForm } from "./forms";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** A member's own page: who they are here, their language and their password. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account } = gate;
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("me")]);
  const name = account.firstName ?? account.lastName;
  const done = { language: t("language.done"), password: t("password.done") }[flash.done ?? ""];
  return (
    <PublicWidePage
      acts={<Acts gate={gate} />}
      brand={brandOf(org)}
      footer={{ helpHref: org.helpUrl ?? undefined }}
      lead={t("lead", { name: org.name })}
      title={name ? t("welcome", { name }) : t("welcomeNameless")}
    >
      <FlashNotice done={done} flash={flash} />
      <div className="grid gap-8 lg:grid-cols-2">
        <section className="flex flex-col gap-4">
          <h2 className="text-lg font-semibold">{t("profile")}</h2>
          <Profile gate={gate} />
        </section>
        <div className="flex flex-col gap-8">
          <LanguageForm flash={flash} gate={gate} />
          <PasswordForm flash={flash} gate={gate} />
        </div>
      </div>
    </PublicWidePage>
  );
}

async function Acts({ gate }: { gate: SessionGate }) {
  const t = await getTranslations("me");
  const { slug } = gate.org;
  return (
    <>
      {gate.permissions.includes("accounts.view") && (
        <PublicLinkButton className="w-auto" href={`/${slug}/admin`}>
          {t("admin")}
        </PublicLinkButton>
      )}
      <form action={`/${slug}/sign-out`} method="post">
        <PublicButton look="quiet">{t("signOut")}</PublicButton>
      </form>
    </>
  );
}

async function Profile({ gate }: { gate: SessionGate }) {
  const t = await getTranslations("me.facts");
  const { id } = gate.account;
  const { person, sessions } = await inOrg(
    gate.scope,
    async (tx) => ({ person: await readPerson(tx, id), sessions: await countSessions(tx, id) }),
    "page",
  );
  if (!person) return null;
  const named = { ...person, name: [person.firstName, person.lastName].filter(Boolean).join(" ") };
  const shown = ["name", "email", "login", "phone", "company", "department", "jobTitle"] as const;
  const rows = shown.flatMap((field) =>
    named[field] ? [{ label: t(field), value: named[field] }] : [],
  );
  return (
    <Facts
      rows={[...rows, { label: t("sessions"), value: t("sessionsCount", { count: sessions }) }]}
    />
  );
}
