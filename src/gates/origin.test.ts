import { afterEach, describe, expect, test, vi } from "vitest";

async function load(variables: Record<string, string> = {}) {
  vi.resetModules();
  const needed = { DATABASE_URL: "postgresql://nobody", ROLLCALL_KEYS: `1:${"A".repeat(43)}` };
  for (const [name, value] of Object.entries({ ...needed, ...variables })) vi.stubEnv(name, value);
  return import("./origin");
}

afterEach(() => vi.unstubAllEnvs());

describe("the address of a request", () => {
  test.each([
    ["0", "203.0.113.7", "203.0.113.7"],
    ["0", "6.6.6.6, 203.0.113.7", "203.0.113.7"],
    ["0", "::ffff:203.0.113.7", "203.0.113.7"],
    ["0", "2001:db8::1", "2001:db8::1"],
    ["1", "203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["1", "6.6.6.6, 203.0.113.7, 10.0.0.1", "203.0.113.7"],
    ["2", "6.6.6.6, 203.0.113.7, 10.0.0.2, 10.0.0.1", "203.0.113.7"],
    ["2", "203.0.113.7", "203.0.113.7"],
    ["0", "", "unknown"],
  ])("behind %s proxies, sent as “%s”, is %s", async (proxies, sent, address) => {
    const { clientAddress } = await load({ TRUST_PROXY: proxies });
    expect(clientAddress(new Headers({ "x-forwarded-for": sent }))).toBe(address);
  });
});

describe("the network that tries are counted for", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("of “%s” is %s", async (sent, network) => {
    const { clientNetwork } = await load();
    expect(clientNetwork(new Headers({ "x-forwarded-for": sent }))).toBe(network);
  });
});

describe("the site that a share of a ceiling is counted for", () => {
  test.each([
    ["203.0.113.7", undefined],
    ["::ffff:203.0.113.7", undefined],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
    ["2001:0DB8:0001:ffff::9", "2001:db8:1::/48"],
    ["2001:db8::1", "2001:db8:0::/48"],
    ["unknown", undefined],
  ])("of “%s” is %s", async (sent, site) => {
    const { clientSite } = await load();
    expect(clientSite(new Headers({ "x-forwarded-for": sent }))).toBe(site);
  });
});

describe("an action of another site", () => {
  test.each([
    [{}, false],
    [{ origin: "https://people.example.org" }, false],
    [{ origin: "https://evil.example" }, true],
    [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }, true],
    [{ origin: "null" }, true],
    [{ origin: "no address" }, true],
    [{ origin: "https://app.example", "x-forwarded-host": "app.example, inner" }, false],
  ])("with %j is refused: %s", async (given, refused) => {
    const { isForeignAction } = await load();
    const headers = new Headers(Object.entries({ host: "people.example.org", ...given }));
    expect(isForeignAction(headers)).toBe(refused);
  });
});

describe("a form is our own", () => {
  const from = (given: Record<string, string>) =>
    new Headers({ host: "people.example.org", ...given });

  test.each([
    [{}, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin", origin: "null" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ "sec-fetch-site": "none" }, false],
    [{ origin: "https://people.example.org" }, true],
    [{ origin: "http://localhost:3000" }, true],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "https://people.example.org.evil.example" }, false],
    [{ origin: "null" }, false],
    [{ origin: "people.example.org" }, false],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
  ])("with %j: %s", async (given, own) => {
    const { isOwnForm } = await load({ APP_URL: "http://localhost:3000" });
    expect(isOwnForm(from(given as Record<string, string>))).toBe(own);
  });

  test("with the origin “null” only below an address that is itself a secret", async () => {
    const { isOwnForm } = await load();
    expect(isOwnForm(from({ origin: "null" }), { secretAddress: true })).toBe(true);
    expect(isOwnForm(from({ origin: "https://evil.example" }), { secretAddress: true })).toBe(
      false,
    );
  });
});
