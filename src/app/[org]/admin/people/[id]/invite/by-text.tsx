import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Beside } from "@/invitations/components/beside";
import { MERGE_FIELDS } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import { mobileCountry } from "@/profiles/input";
import { TextComposer } from "@/texts/components/text-composer";
import { TextRoomNotice } from "@/texts/components/text-room-notice";
import { foreseeTexts } from "@/texts/foresee-texts";
import { Page, PageHead } from "@/ui/page";
import type { PersonPage } from "../read-person-page";
import { readText } from "./read-text";
import { previewTexted, sendText } from "./text-actions";

interface ByTextProps {
  page: PersonPage;
  phone: string;
  /** The other way, where there is one. */
  ways: ReactNode;
  crumbs: readonly { label: string; href: string }[];
}

/** The invitation as a text message to one person. */
export async function ByText({ page, phone, ways, crumbs }: ByTextProps) {
  const { person, name, gate } = page;
  const { slug } = gate.org;
  const { text, expiresAt, language, start, textRoom } = await inOrg(
    gate.scope,
    async (tx) => ({
      ...(await readText(tx, person.id, null)),
      textRoom: await foreseeTexts(tx, new Map([[mobileCountry(phone), 1]])),
    }),
    "page",
  );
  const [t, format] = [await getTranslations("compose"), await getFormatter()];
  const spoken = format.displayName(language, { type: "language" });
  const isAgain = person.status !== "CREATED";
  const title = t(isAgain ? "titleAgain" : "title", { name });
  const fact = (await getTranslations("texts.compose"))("fact", { phone, language: spoken });
  return (
    <Page head={<PageHead crumbs={[...crumbs]} fact={fact} title={title} />} width="prose">
      {ways}
      <TextComposer
        hidden={{ org: slug, id: person.id }}
        mergeFields={MERGE_FIELDS}
        preview={previewTexted.bind(null, slug, person.id)}
        send={sendText}
        start={start}
        text={text}
      >
        <section className="flex flex-col gap-2 text-sm text-muted">
          <h2 className="text-base font-semibold text-foreground">{t("people")}</h2>
          <p className="text-foreground">
            {name} · {phone}
          </p>
          {!isAgain && <p>{t("peopleText")}</p>}
          <Beside account={person} channel="SMS" rows={page.invitations} />
          <p>{t("when", { when: format.dateTime(expiresAt, "exact") })}</p>
          <TextRoomNotice room={textRoom} />
        </section>
      </TextComposer>
    </Page>
  );
}
