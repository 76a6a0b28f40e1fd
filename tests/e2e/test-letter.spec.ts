import type { Page } from "@playwright/test";
import { previewAs } from "../support/e2e-steps";
import { expect, test } from "../support/e2e-test";

/** What has to differ: a test carries no secret and leads to its writer's own page, to whom it is addressed. */
const alike = (html: string): string =>
  html
    .replace(/https?:\/\/[^\s"'<>]+/g, "LINK")
    .replace(/[\w.]+@[\w.-]+\.example/g, "ADDRESS")
    .replace(/\b\d{1,2}:\d{2}\b/g, "MINUTE")
    .trim();

const shown = async (page: Page): Promise<string> =>
  (await page.getByTitle("The letter").getAttribute("srcdoc")) ?? "";

test("a test to oneself is the letter that was previewed, in the language and the words that are shown", async ({
  page,
  org,
  signIn,
  mailbox,
}) => {
  const named = { firstName: "Zoë", lastName: "Œuvrard & fils" };
  const owner = await org.member(["OWNER"], named);
  // of the same name: what differs then is neither name nor language
  const namesake = await org.person("CREATED", { ...named, language: "fr" });
  await org.person("CREATED", { language: "en" });
  await signIn(page, org, owner);
  await page.goto(`${org.admin}/unsent`);
  await page.getByRole("button", { name: /^Invite all/ }).click();
  await previewAs(page, namesake.name);
  await expect(page.getByText(`As ${namesake.name} gets it, in French`)).toBeVisible();
  const byDefault = await shown(page);
  await page.getByRole("button", { name: "Mail me a test" }).click();
  const mail = await mailbox.waitFor(owner.email);
  expect(alike(mail.html)).toBe(alike(byDefault));

  await page.getByLabel("Use the default message").uncheck();
  await page.getByLabel("Subject").fill("{firstName}, un essai & un seul");
  await page
    .getByLabel("Text", { exact: true })
    .fill("Bonjour {fullName},\n\nrejoignez {organization} avant le {expiresOn}.");
  await expect.poll(() => shown(page)).toContain("rejoignez");
  const inOwnWords = await shown(page);
  await page.getByRole("button", { name: "Mail me a test" }).click();
  const own = await mailbox.waitFor(owner.email, /un essai & un seul/);
  expect(own.subject).toContain("Zoë, un essai & un seul");
  expect(alike(own.html)).toBe(alike(inOwnWords));
  expect(alike(own.html)).not.toBe(alike(byDefault));
  expect(await mailbox.subjectsTo(namesake.email)).toEqual([]);
});
