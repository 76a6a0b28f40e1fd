import type { Browser, BrowserContext } from "@playwright/test";

const FIRST = [
  "Léa",
  "Hugo",
  "Adrien",
  "Joris",
  "Chiara",
  "Inès",
  "Rasmus",
  "Noor",
  "Éloïse",
  "Jürgen",
];
const LAST = ["Marchand", "Bernard", "Lefèvre", "Peeters", "Conti", "Garnier", "Holm", "de Vries"];
const TEAMS = ["118 Lyon", "Finance", "Ghent", "301 Bologna", "Care", "Malmö"];
const HEADER = "LASTNAME;FIRSTNAME;EMAIL;STATUS;MAIL_LANGUAGE;PHONE;SUSPENSION_DATE;TEAM";

/** One of these by its number. */
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** Three hundred people as a spreadsheet of somebody in a hurry has them: some faults are alike. */
function roster(): Buffer {
  const lines = Array.from({ length: 300 }, (_, at) => {
    const [first, last] = [pick(FIRST, at * 7 + 3), pick(LAST, at * 5)];
    const name = `${first}.${last}.${at}`.normalize("NFD").replace(/[^a-zA-Z0-9.]/g, "");
    const email = `${name.toLowerCase()}@halden${at % 60 === 7 ? "," : "."}example`;
    const status = at % 50 === 11 ? "ENABLED" : "ACTIVE";
    const language = at % 7 === 2 ? "français" : pick(["fr", "en", "nl", "it"], at);
    const phone = at % 40 === 9 ? "+39 347 220" : at % 3 ? "+33 6 12 34 56 78" : "";
    const until = at % 70 === 2 ? "31/10/2025/18:00" : "";
    return [last, first, email, status, language, phone, until, pick(TEAMS, at)].join(";");
  });
  return Buffer.from([HEADER, ...lines].join("\r\n"), "latin1");
}

/** What a worker would do with this import; only its organisation has it. */
async function work(id: string): Promise<void> {
  // their database is in the environment only now
  const { workOn } = await import("../tests/support/imports");
  const { everyOrg } = await import("@/lib/every-org");
  for await (const org of everyOrg()) await workOn({ id: org }, id);
}

/** Uploads a roster to the demo organisation and makes its plan; returns the address of what is wrong in it. */
export async function planPath(
  browser: Browser,
  baseURL: string,
  storageState: Awaited<ReturnType<BrowserContext["storageState"]>>,
): Promise<string> {
  const context = await browser.newContext({ baseURL, storageState });
  const page = await context.newPage();
  await page.goto("/halden/admin/imports/new");
  const file = { name: "stores-north-2026-11.csv", mimeType: "text/csv", buffer: roster() };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await work(path.slice(-36));
  await page.getByRole("button", { name: "Make the plan" }).click();
  await page.getByRole("heading", { name: "The plan is being made" }).waitFor();
  await work(path.slice(-36));
  await context.close();
  return `${path}?tab=ERROR`;
}
