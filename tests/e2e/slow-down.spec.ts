import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FORMS as OTHERS } from "../support/counted-forms";
import { JOIN_FORMS } from "../support/counted-joins";
import { STEP_FORMS } from "../support/counted-steps";
import { newJourneyOrg } from "../support/e2e-org";
import { expect, newAddress, test } from "../support/e2e-test";

const FORMS = { ...OTHERS, ...STEP_FORMS, ...JOIN_FORMS };
const APP = path.join(import.meta.dirname, "../../src/app");

test("every route that counts tries is tried here", () => {
  const routes = readdirSync(APP, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .filter((file) =>
      /"(@\/gates\/limits|.*\/take-code)"|\bonStep\(/.test(
        readFileSync(path.join(APP, file), "utf8"),
      ),
    )
    .map((file) => path.dirname(file));
  expect(routes.sort()).toEqual(Object.keys(FORMS).sort());
});

for (const [route, prepare] of Object.entries(FORMS))
  test(`after too many tries ${route} answers 429 and says when to come again`, async ({
    request,
  }) => {
    const org = await newJourneyOrg();
    const person = await org.member();
    const address = newAddress();
    const { path: target, form, count, cookie } = await prepare({ org, person, request, address });
    while (!(await count()));
    const headers = { "x-forwarded-for": address, ...(cookie ? { cookie } : {}) };
    const answer = await request.post(target, { form, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
    expect(answer.headers().refresh).toContain(";url=/");
    expect(await answer.text()).toMatch(/^429\. \d+ min\.\n$/);
  });
