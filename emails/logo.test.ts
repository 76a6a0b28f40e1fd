import { expect, test } from "vitest";
import { fillLetter, prepareLetter } from "./letter";

const person = {
  firstName: "Amara",
  lastName: "Diallo",
  address: "amara@halden.example",
  link: "https://rollcall.example/reset/x",
  expiresOn: "28 November",
};

async function write(given: { logo?: string; helpPage?: string } = {}) {
  const brand = { name: "Halden", color: null, help: "help@halden.example", postalAddress: null };
  const prepared = await prepareLetter({
    letter: "reset",
    language: "en",
    brand: { ...brand, ...given },
  });
  return fillLetter(prepared, person);
}

test("a logo stands beside the name by its whole address; without one its first letter does", async () => {
  const logo = "https://rollcall.example/halden/logo/7";
  const { html, text } = await write({ logo });
  expect(html).toMatch(/<img[^>]* src="https:\/\/rollcall\.example\/halden\/logo\/7"/);
  expect(html).toMatch(/<img[^>]* alt=""/);
  expect(html).toContain("Halden");
  expect(text).not.toContain(logo);
  expect((await write()).html).not.toContain("<img");
});

test("what is no web address is no picture and no help page", async () => {
  for (const bad of ["javascript:alert(1)", 'https://x.example/"onerror=', "/halden/logo/7"]) {
    const { html } = await write({ logo: bad, helpPage: bad });
    expect(html).not.toContain("<img");
    expect(html).not.toContain("onerror");
    expect(html).not.toContain("javascript:");
  }
});

test("contact and help page stand together at the end", async () => {
  const { html, text } = await write({ helpPage: "https://halden.example/help" });
  expect(html).toContain('href="https://halden.example/help"');
  expect(html).toContain('href="mailto:help@halden.example"');
  expect(text).toContain("Questions? help@halden.example · https://halden.example/help");
});
