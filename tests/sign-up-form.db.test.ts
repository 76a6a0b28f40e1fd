import { expect, test, vi } from "vitest";
import { POST } from "@/app/(public)/sign-up/submit/route";
import { systemScope } from "@/gates/worker";
import { inOrg } from "@/lib/in-org";
import { freshSlug } from "./support/slugs";

/* Of the founder's two names one is enough; whoever sends the form empty is told all that it lacks at once. */
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": "192.0.2.8" }),
  cookies: async () => ({ get: () => undefined }),
}));

const EMPTY = { name: "", slug: "", firstName: " ", lastName: "", email: "", language: "en" };

/** Where the form leads, and what the page is told of each field. */
async function sent(form: Partial<typeof EMPTY>) {
  const request = new Request("https://people.example/sign-up/submit", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "x-forwarded-for": "192.0.2.8" },
    body: new URLSearchParams({ ...EMPTY, timeZone: "Asia/Jakarta", ...form }),
  });
  const response = await POST(request);
  const cookie = /=([\w-]+);/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const { fields } = JSON.parse(Buffer.from(cookie, "base64url").toString());
  return { page: response.headers.get("location")?.split("?")[0], fields };
}

test("an empty form is told of each field", async () => {
  expect(await sent({})).toEqual({
    page: "/sign-up",
    fields: { name: "name-missing", firstName: "names-missing", email: "email-missing" },
  });
});

test.each(["firstName", "lastName"] as const)("a founder with nothing but a %s", async (half) => {
  const slug = freshSlug("suda");
  const given = { name: "Suda", slug, email: `suda@${slug}.example`, [half]: "Suda" };
  expect(await sent(given)).toMatchObject({ page: "/sign-up/sent" });
  const kept = await inOrg(systemScope(), (tx) => tx.db.signUp.findFirst({ where: { slug } }));
  expect(kept).toMatchObject({ firstName: "", lastName: "", [half]: "Suda" });
});
