import { expect } from "@playwright/test";
import { requestAddressChange } from "@/addresses/request-address-change";
import { linkIn } from "../e2e-mailbox";
import { PASSWORD } from "../e2e-org";
import { freshSlug } from "../slugs";
import type { Stage, Visits } from "./visit";

/** The address of the newest mail to somebody, once they asked for a new password. */
async function resetMail({ page, org, owner, mailbox }: Stage) {
  await page.goto(`/${org.slug}/forgot`);
  await page.getByLabel("E-mail, login or mobile number").fill(owner.email);
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page).toHaveURL(/forgot\/sent/);
  return mailbox.waitFor(owner.email);
}

async function askForOrganization({ page, org }: Stage, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.locator('input[name="name"]').fill(`Aubert ${org.slug}`);
  await page.locator('input[name="slug"]').fill(freshSlug("aubert"));
  await page.locator('input[name="firstName"]').fill("Amara");
  await page.locator('input[name="lastName"]').fill("Diallo");
  await page.locator('input[name="email"]').fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page).toHaveURL(/sign-up\/sent/);
}

async function askForAddress({ page, org, owner, signIn, mailbox }: Stage): Promise<string> {
  const email = `new.${owner.email}`;
  await signIn(page, org, owner);
  await page.goto(`/${org.slug}/me/security`);
  await page.getByLabel("New e-mail address").fill(email);
  await page.getByLabel("Your password, to confirm").fill(PASSWORD);
  await page.getByRole("button", { name: "Send the link there" }).click();
  const link = linkIn(await mailbox.waitFor(email), "address");
  await page.context().clearCookies();
  return link;
}

/** The short link of a text to a new mobile, which leads to the page of its proof. */
async function askForMobile({ org, owner, mailbox }: Stage): Promise<string> {
  const phone = `+336120${org.id.replace(/\D/g, "").slice(0, 5).padEnd(5, "7")}`;
  await org.as(owner, (tx) => requestAddressChange(tx, { id: owner.id, phone }));
  const { text } = await mailbox.waitFor(phone);
  return /https?:\/\/\S+\/c\/[0-9a-z]{16}/.exec(text)?.[0] ?? "";
}

/** Somebody signs in where another one is signed in. */
async function twoPeople({ page, org, owner, signIn }: Stage): Promise<void> {
  const other = await org.member();
  await signIn(page, org, owner);
  await page.goto(`/${org.slug}/sign-in?other=1`);
  await page.getByLabel("E-mail, login or mobile number").fill(other.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What anybody may open. */
export const strangers: Visits = {
  "(public)/page.tsx": () => ["/", "/nothing/here"],
  "(public)/find/page.tsx": () => ["/find"],
  "(public)/find/sent/page.tsx": () => ["/find/sent"],
  "(public)/sign-up/page.tsx": () => [
    "/sign-up",
    {
      path: "/sign-up",
      name: "sign-up with faults",
      act: async (page) => {
        await page.getByRole("button", { name: "Send me the link" }).click();
        await expect(page.getByRole("alert").first()).toBeVisible();
      },
    },
  ],
  "(public)/sign-up/sent/page.tsx": () => ["/sign-up/sent"],
  "proof/[token]/page.tsx": async (stage) => {
    const email = `founder.${stage.org.slug}@halden.example`;
    await askForOrganization(stage, email);
    return [linkIn(await stage.mailbox.waitFor(email), "proof"), "/proof/nothing"];
  },
  "(public)/mailbox/page.tsx": ({ owner }) => [
    "/mailbox",
    `/mailbox?q=${owner.email}`,
    "/mailbox?q=nothing-like-it",
  ],
  "(public)/mailbox/[id]/page.tsx": async (stage) => [`/mailbox/${(await resetMail(stage)).id}`],
  "reset/[token]/page.tsx": async ({ mailbox, owner }) => [
    linkIn(await mailbox.waitFor(owner.email), "reset"),
    "/reset/nothing",
  ],
  "[org]/forgot/page.tsx": ({ org }) => [`/${org.slug}/forgot`],
  "[org]/forgot/sent/page.tsx": ({ org }) => [`/${org.slug}/forgot/sent`],
  "[org]/sign-in/page.tsx": ({ org }) => [
    `/${org.slug}/sign-in`,
    {
      path: `/${org.slug}/sign-in`,
      name: "sign-in with faults",
      act: async (page) => {
        await page.getByRole("button", { name: "Sign in" }).click();
        await expect(page.getByText("Type your password.")).toBeVisible();
      },
    },
  ],
  "[org]/sign-in/switch/page.tsx": async (stage) => {
    await twoPeople(stage);
    return [{ name: "two people, one browser" }];
  },
  "address/[token]/page.tsx": async (stage) => [
    await askForAddress(stage),
    { path: await askForMobile(stage), name: "proof of a new mobile" },
    "/address/nothing",
  ],
};
