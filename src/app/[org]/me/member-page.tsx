import { getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { brandOf, helpOf } from "@/app/org-brand";
import type { SessionGate } from "@/gates/session";
import { PublicWidePage } from "@/ui/public/public-page";
import { OrganizationSwitch } from "./organization-switch";

const PLACES = { profile: "me", security: "me/security", directory: "directory" } as const;

type MemberPageProps = Pick<ComponentProps<typeof PublicWidePage>, "title" | "lead" | "acts"> & {
  gate: SessionGate;
  /** Which of a member's pages it is, or stands below. */
  place: keyof typeof PLACES;
  children: ReactNode;
};

/** The frame of a member's pages: the organisation with the others of this browser, and the ways between the pages. */
export async function MemberPage({ gate, place, children, ...rest }: MemberPageProps) {
  const t = await getTranslations("me.nav");
  const { org } = gate;
  return (
    <PublicWidePage
      {...rest}
      brand={brandOf(org)}
      footer={helpOf(org)}
      switcher={<OrganizationSwitch gate={gate} />}
    >
      <nav aria-label={t("label")} className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0">
        <ul className="flex gap-6 border-b border-border">
          {Object.entries(PLACES).map(([name, path]) => (
            <li className="flex-none" key={name}>
              <a
                aria-current={name === place ? "page" : undefined}
                className="-mb-px flex h-11 items-center border-b-2 border-transparent text-base text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:font-medium aria-[current=page]:text-foreground aria-[current=page]:[scroll-initial-target:nearest]"
                href={`/${org.slug}/${path}`}
              >
                {t(name as keyof typeof PLACES)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </PublicWidePage>
  );
}
