import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it, vi } from "vitest";

async function headersOf(path: string, appUrl: string): Promise<Headers> {
  vi.resetModules();
  vi.stubEnv("APP_URL", appUrl);
  const { proxy } = await import("@/proxy");
  return proxy(new NextRequest(`http://localhost:3000${path}`)).headers;
}

describe("headers of every page", () => {
  beforeAll(() => {
    vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
    vi.stubEnv("ROLLCALL_KEYS", `1:${Buffer.alloc(32, 1).toString("base64url")}`);
  });

  it("lets only scripts of this very answer run, and nobody frame it", async () => {
    const first = (await headersOf("/", "http://localhost:3000")).get("content-security-policy");
    const second = (await headersOf("/", "http://localhost:3000")).get("content-security-policy");
    expect(first).toMatch(/script-src 'self' 'nonce-[\w=+/]{20,}' 'strict-dynamic';/);
    expect(first).not.toBe(second);
    expect(first).not.toContain("unsafe-eval");
    for (const rule of [
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "form-action 'self'",
    ])
      expect(first).toContain(rule);
  });

  it.each([
    ["/claim/claim_a_b_c", "no-referrer"],
    ["/reset/x", "no-referrer"],
    ["/proof/x", "no-referrer"],
    ["/code", "no-referrer"],
    ["/halden/code", "no-referrer"],
    ["/halden/sign-in", "strict-origin-when-cross-origin"],
    ["/claims-department/sign-in", "strict-origin-when-cross-origin"],
  ])("%s says where a visitor came from by %s", async (path, policy) => {
    const headers = await headersOf(path, "http://localhost:3000");
    expect(headers.get("referrer-policy")).toBe(policy);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-robots-tag")).toBe("noindex");
  });

  it("binds browsers to https only where the public address is https", async () => {
    const plain = await headersOf("/", "http://localhost:3000");
    const secure = await headersOf("/", "https://people.example.org");
    expect(plain.has("strict-transport-security")).toBe(false);
    expect(secure.get("strict-transport-security")).toContain("max-age=");
  });

  it("tells the page its own address, whatever the client claims", async () => {
    const { proxy } = await import("@/proxy");
    const request = new NextRequest("http://localhost:3000/halden/me?a=1", {
      headers: { "x-path": "/elsewhere" },
    });
    expect(proxy(request).headers.get("x-middleware-request-x-path")).toBe("/halden/me?a=1");
  });

  it("refuses an act too long to be read, before anything reads it", async () => {
    const { proxy } = await import("@/proxy");
    const answer = (bytes: number) =>
      proxy(
        new NextRequest("http://localhost:3000/halden/admin/settings/look", {
          method: "POST",
          headers: {
            ...{ host: "localhost:3000", origin: "http://localhost:3000" },
            ...{ "content-type": "multipart/form-data; boundary=x", "content-length": `${bytes}` },
          },
        }),
      ).status;
    expect([answer(3_000_000), answer(600_000)]).toEqual([413, 200]);
  });

  it("lets an uploaded picture do nothing on its own, and its route say how long it is kept", async () => {
    const home = "http://localhost:3000";
    const picture = await headersOf("/halden/logo/7", home);
    expect(picture.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(picture.get("x-content-type-options")).toBe("nosniff");
    expect(picture.get("cache-control")).toBeNull();
    for (const path of ["/halden/logo", "/halden/logo/7/8", "/halden/admin/logo/7"]) {
      const other = await headersOf(path, home);
      expect(other.get("content-security-policy")).not.toContain("sandbox");
      expect(other.get("cache-control")).toBe("no-store");
    }
  });
});
