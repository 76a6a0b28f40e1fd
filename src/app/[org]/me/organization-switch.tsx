import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import type { SessionGate } from "@/gates/session";
import type { SignedIn } from "@/gates/signed-in";
import { findSessions } from "@/gates/signed-in";
import { Check, ChevronDown, LogOut, Plus, Search } from "@/ui/public/icons";

const ENTRY =
  "flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-3 py-1.5 text-start text-base hover:bg-default [&_svg]:size-4 [&_svg]:flex-none [&_svg]:text-muted";

/** The organisations that this browser is signed in to, and the ways to others; opens without script. */
export async function OrganizationSwitch({ gate }: { gate: SessionGate }) {
  const [t, sessions] = await Promise.all([getTranslations("organizations"), findSessions(gate)]);
  const { name: organization, slug } = gate.org;
  return (
    <details className="group relative min-w-0" name="organization-switch">
      <summary className="flex h-11 min-w-0 cursor-pointer list-none items-center gap-1.5 rounded-lg text-md font-semibold [&::-webkit-details-marker]:hidden">
        <span className="sr-only">{t("menu", { organization })}</span>
        <span aria-hidden className="truncate">
          {organization}
        </span>
        <ChevronDown aria-hidden className="size-4 flex-none" />
      </summary>
      <div className="absolute start-0 top-full z-20 mt-1 flex w-80 max-w-[calc(100vw-5.5rem)] flex-col rounded-[0.625rem] bg-overlay p-1 text-overlay-foreground shadow-overlay">
        <p className="px-3 pt-2 pb-1 text-xs text-muted">{t("title")}</p>
        <ul>
          {sessions.map((signedIn) => (
            <li key={signedIn.scope.org}>
              <Organization
                here={t("here")}
                isCurrent={signedIn.scope.org === gate.scope.org}
                signedIn={signedIn}
              />
            </li>
          ))}
        </ul>
        <hr className="my-1 border-separator" />
        <a className={ENTRY} href="/">
          <Plus aria-hidden /> {t("other")}
        </a>
        <a className={ENTRY} href="/find">
          <Search aria-hidden /> {t("find")}
        </a>
        <hr className="my-1 border-separator" />
        <SignOut action={`/${slug}/sign-out`}>{t("signOut", { organization })}</SignOut>
        {sessions.length > 1 && <SignOut action="/sign-out">{t("signOutAll")}</SignOut>}
      </div>
    </details>
  );
}

function Organization({
  signedIn: { name, slug, person },
  isCurrent,
  here,
}: {
  signedIn: SignedIn;
  isCurrent: boolean;
  here: string;
}) {
  return (
    <a aria-current={isCurrent ? "true" : undefined} className={ENTRY} href={`/${slug}/me`}>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-sm text-muted">{displayName(person)}</span>
      </span>
      {isCurrent && (
        <>
          <span className="sr-only">({here})</span>
          <Check aria-hidden />
        </>
      )}
    </a>
  );
}

function SignOut({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form action={action} method="post">
      <button className={ENTRY} type="submit">
        <LogOut aria-hidden /> {children}
      </button>
    </form>
  );
}
