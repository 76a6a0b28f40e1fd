import { getTranslations } from "next-intl/server";
import type { PendingAddress as Pending } from "@/addresses/queries";
import type { Flash } from "@/app/flash";
import { flashTexts } from "@/app/flash-notice";
import type { SessionGate } from "@/gates/session";
import { Facts } from "@/ui/public/facts";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PendingAddress } from "../pending-address";
import { KeptProfile } from "./kept-profile";

interface MobileFormProps {
  flash: Flash;
  gate: SessionGate;
  mayEdit: boolean;
  phone: string | null;
  /** What else than the mobile this person signs in with: then nobody does with the number. */
  identifier: string | null;
  /** Texts leave here: a new number can be proven. */
  hasTexts: boolean;
  pending: Pending | undefined;
}

/** The mobile now, the one that waits for its proof, and the ways to another or to none. */
export async function MobileForm(props: MobileFormProps) {
  const { gate, mayEdit, phone, hasTexts, pending } = props;
  const t = await getTranslations("me.mobile");
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <Facts rows={[{ label: t("current"), value: phone ?? t("none") }]} />
      {pending && <PendingAddress kind="mobile" pending={pending} slug={gate.org.slug} />}
      {!mayEdit && <KeptProfile gate={gate} />}
      <Notes {...props} />
      {mayEdit && (hasTexts || phone) && <NewMobile {...props} />}
    </section>
  );
}

/** How a number changes, and that having one is no sign-in for who has another name to sign in with. */
async function Notes({ gate, mayEdit, phone, identifier, hasTexts }: MobileFormProps) {
  const t = await getTranslations("me.mobile");
  const organization = gate.org.name;
  const isMeant = phone || (mayEdit && hasTexts);
  return (
    <>
      {mayEdit && (
        <p className="text-base text-muted">
          {hasTexts ? t(phone ? "leadHeld" : "lead") : t("off", { organization })}
        </p>
      )}
      {identifier && isMeant && (
        <p className="text-base text-muted wrap-anywhere">{t("signIn", { identifier })}</p>
      )}
    </>
  );
}

async function NewMobile({ flash, gate, phone, hasTexts, pending }: MobileFormProps) {
  const [t, errors] = await Promise.all([getTranslations("me.mobile"), flashTexts(flash)]);
  return (
    <form
      action={`/${gate.org.slug}/me/mobile`}
      className="flex flex-col gap-5"
      method="post"
      noValidate
    >
      {hasTexts && (
        <PublicField
          autoComplete="tel"
          defaultValue={flash.values.phone ?? pending?.address}
          error={errors.of("phone")}
          hint={t("hint")}
          inputMode="tel"
          label={t("new")}
          maxLength={40}
          name="phone"
          type="tel"
        />
      )}
      <PublicField
        autoComplete="current-password"
        error={errors.of("mobilePassword") ?? (hasTexts ? undefined : errors.of("phone"))}
        label={t("password")}
        name="mobilePassword"
        required
        type="password"
      />
      {hasTexts && <PublicButton look="quiet">{t("submit")}</PublicButton>}
      {phone && (
        <PublicButton look="quiet" name="act" value="remove">
          {t("remove")}
        </PublicButton>
      )}
    </form>
  );
}
