import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load";

test.each(["en", "fr"] as const)(
  "settings, profile and list have one name for one thing in %s",
  async (locale) => {
    const { settings, person, list } = await loadMessages(locale);
    for (const factor of ["TOTP", "SMS", "FIDO2"] as const) {
      const name = settings.access.factor[factor];
      expect([person.value[factor], list.tfa[factor]]).toEqual([name, name]);
    }
    expect(settings.access.preventionHint).toContain(person.form.prevention);
  },
);
