import { getFormatter, getTranslations } from "next-intl/server";
import { cache } from "react";
import { displayName } from "@/accounts/input";
import { listAdmins } from "@/admins/queries";
import { findSession } from "@/gates/session";
import { requestPath } from "@/lib/i18n";
import { inOrg } from "@/lib/in-org";
import type { Permission } from "@/lib/org";
import { LinkButton } from "@/ui/button";
import { Page, PageHead } from "@/ui/page";

const MOST_NAMES = 3;

const findReader = async () => findSession((await requestPath()).split("/")[1] ?? "");

/** Who can give a right, read once a request: every folder's answer stands ready beside its pages. */
const ownerNames = cache(async (): Promise<string[]> => {
  const gate = await findReader();
  if (!gate) return [];
  const owners = await inOrg(gate.scope, (tx) => listAdmins(tx, "OWNER"), "page");
  const active = owners.filter(({ status }) => status === "ACTIVE");
  return active.slice(0, MOST_NAMES).map(displayName);
});

/** The page is there and the reader's role does not allow it: what it takes, and whom to ask. */
export async function LacksRight({ needed = [] }: { needed?: readonly Permission[] }) {
  const gate = await findReader();
  if (!gate) return null;
  const lacking = needed.filter((permission) => !gate.permissions.includes(permission));
  const t = await getTranslations("shell.forbidden");
  const able = await getTranslations("roles.able");
  const format = await getFormatter();
  const owners = lacking.length > 0 ? await ownerNames() : [];
  const what = format.list(lacking.map((permission) => able(permission)));
  const who = format.list(owners, { type: "disjunction" });
  return (
    <Page head={<PageHead title={t("title")} />} width="prose">
      <p className="text-sm">{lacking.length > 0 ? t("needs", { what }) : t("lost")}</p>
      <p className="text-sm text-muted">{who ? t("ask", { who }) : t("askOwner")}</p>
      <div>
        <LinkButton href={`/${gate.org.slug}/admin`} look="primary">
          {t("console")}
        </LinkButton>
      </div>
    </Page>
  );
}
