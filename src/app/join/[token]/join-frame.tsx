import { getFormatter, getTranslations } from "next-intl/server";
import type { ComponentProps } from "react";
import { brandOf, helpOf } from "@/app/org-brand";
import type { LinkWorth } from "@/joins/rules";
import { askHref } from "@/orgs/rules";
import { Building, Hourglass, Unlink, Users } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

/** What every page by an open link knows of its organisation. */
export type Face = {
  orgName: string;
  orgSlug: string;
  brand: string;
  logoFileId: string | null;
  helpUrl: string | null;
  helpContact: string | null;
  termsVersion: number | null;
};

type FrameProps = Omit<ComponentProps<typeof PublicPage>, "brand" | "footer"> & { face: Face };

/** A page by an open link, in the colour and under the name of its organisation. */
export function JoinFrame({ face, ...page }: FrameProps) {
  const { orgName: name, orgSlug: slug, brand, logoFileId } = face;
  return (
    <PublicPage
      {...page}
      brand={brandOf({ name, slug, brand, logoFileId })}
      footer={helpOf({ ...face, slug })}
    />
  );
}

const ICONS = {
  off: Unlink,
  ended: Hourglass,
  spent: Users,
  paused: Hourglass,
  disabled: Building,
} as const;

type DeadProps = { face: Face & { expiresAt: Date | null }; worth: Exclude<LinkWorth, "live"> };

/** A link that lets nobody in says why: whoever holds it was meant to. */
export async function DeadJoin({ face, worth }: DeadProps) {
  const [t, format] = await Promise.all([getTranslations("join.dead"), getFormatter()]);
  const Icon = ICONS[worth];
  const values = {
    organization: face.orgName,
    // it ends with a day: its last moment is the one before the next begins
    date: face.expiresAt ? format.dateTime(new Date(face.expiresAt.getTime() - 1), "day") : "",
  };
  return (
    <JoinFrame
      above={
        <IconTile>
          <Icon />
        </IconTile>
      }
      face={face}
      lead={t(`${worth}.text`, values)}
      title={t(`${worth}.title`, values)}
    >
      <WhomToAsk face={face} isOpen={worth !== "disabled"} />
    </JoinFrame>
  );
}

/** What is left to do: ask whom the organisation named for it; who has an account signs in, while its pages are open. */
export async function WhomToAsk({ face, isOpen = true }: { face: Face; isOpen?: boolean }) {
  const t = await getTranslations();
  const organization = face.orgName;
  const href = askHref(face);
  const signIn = `/${face.orgSlug}/sign-in`;
  return (
    <>
      {href && (
        <PublicLinkButton href={href}>{t("join.dead.ask", { organization })}</PublicLinkButton>
      )}
      {face.helpContact && (
        <p className="text-base wrap-anywhere text-muted">
          {t("claim.dead.contact", { contact: face.helpContact })}
        </p>
      )}
      {isOpen && href && (
        <p className="text-base text-muted">
          {t.rich("join.signIn", {
            link: (chunks) => (
              <a className="prose-link" href={signIn}>
                {chunks}
              </a>
            ),
          })}
        </p>
      )}
      {isOpen && !href && (
        <PublicLinkButton href={signIn} look="quiet">
          {t("join.entry.signIn", { organization })}
        </PublicLinkButton>
      )}
    </>
  );
}

/** To whoever does not hold a link of ours: one sentence that names nobody. */
export async function NeutralJoin() {
  const t = await getTranslations("join.dead.neutral");
  return (
    <PublicPage
      above={
        <IconTile>
          <Unlink />
        </IconTile>
      }
      lead={t("text")}
      title={t("title")}
    />
  );
}
