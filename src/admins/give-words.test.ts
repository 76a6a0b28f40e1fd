import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load";
import { tagOf } from "@/lib/i18n/locales";

test.each([
  ["en", "stop working"],
  ["fr", "ne fonctionnent plus"],
] as const)("a role given ends links only where one lives: %s", async (locale, end) => {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale: tagOf(locale), messages, namespace: "person.roles" });
  const may = "Invite.";
  expect(t("giveText", { may, link: "lives" })).toContain(end);
  expect(t("giveText", { may, link: "none" })).not.toContain(end);
});
