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

interface AddressFormProps {
  flash: Flash;
  gate: SessionGate;
  mayEdit: boolean;
  pending: Pending | undefined;
}

/** The address now, the one that waits for its proof, and the way to another. */
export async function AddressForm({ flash, gate, mayEdit, pending }: AddressFormProps) {
  const t = await getTranslations("me.address");
  const { org, account } = gate;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <Facts rows={[{ label: t("current"), value: account.email ?? t("none") }]} />
      {pending && <PendingAddress kind="address" pending={pending} slug={org.slug} />}
      {mayEdit ? (
        <NewAddress flash={flash} gate={gate} pending={pending} />
      ) : (
        <KeptProfile gate={gate} />
      )}
    </section>
  );
}

async function NewAddress({ flash, gate, pending }: Omit<AddressFormProps, "mayEdit">) {
  const [t, errors] = await Promise.all([getTranslations("me.address"), flashTexts(flash)]);
  return (
    <>
      <p className="text-base text-muted">{t("lead")}</p>
      <form
        action={`/${gate.org.slug}/me/address`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        <PublicField
          autoCapitalize="none"
          autoComplete="email"
          defaultValue={flash.values.email ?? pending?.address}
          error={errors.of("email")}
          inputMode="email"
          label={t("new")}
          maxLength={254}
          name="email"
          required
          spellCheck={false}
          type="email"
        />
        <PublicField
          autoComplete="current-password"
          error={errors.of("addressPassword")}
          label={t("password")}
          name="addressPassword"
          required
          type="password"
        />
        <PublicButton look="quiet">{t("submit")}</PublicButton>
      </form>
    </>
  );
}
