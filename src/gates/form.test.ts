import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isProvenForm, PROOF_FIELD, proveForm, readForm } from "./form";

vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)}`);

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
  }),
}));

beforeEach(() => {
  jar.clear();
});

const posted = (body: BodyInit, headers: Record<string, string> = {}): Request =>
  new Request("http://localhost/claim/x/save", { method: "POST", body, headers });

const proven = (proof: string) => readForm(posted(new URLSearchParams({ [PROOF_FIELD]: proof })));

describe("a posted form", () => {
  it("gives the text of a field, and the empty one for what is missing", async () => {
    const form = await readForm(posted(new URLSearchParams({ name: "Amara" })));
    expect(form.text("name")).toBe("Amara");
    expect(form.text("language")).toBe("");
  });

  it("takes neither doubled fields nor files for a text", async () => {
    const data = new FormData();
    data.append("name", "Amara");
    data.append("name", "Ines");
    data.append("file", new File(["x"], "x.txt"));
    const form = await readForm(posted(data));
    expect([form.text("name"), form.text("file")]).toEqual(["", ""]);
  });

  it.each([
    ["JSON", '{"name":"Amara"}', "application/json"],
    ["nothing", "", "text/plain"],
    ["half a multipart", "--x\r\ncontent", "multipart/form-data; boundary=x"],
  ])("reads %s as an empty form", async (_, body, type) => {
    const form = await readForm(posted(body, { "content-type": type }));
    expect(form.text("name")).toBe("");
  });

  it("does not read what is far too long", async () => {
    const body = new URLSearchParams({ name: "a".repeat(70_000) }).toString();
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
    };
    expect((await readForm(posted(body, headers))).text("name")).toBe("");
  });
});

describe("a form bound to its browser", () => {
  it("counts in the browser and for the subject it was shown for", async () => {
    jar.set("form", "nonce-of-this-browser");
    const form = await proven(await proveForm("claim_a"));
    expect(await isProvenForm(form, "claim_a")).toBe(true);
    expect(await isProvenForm(form, "claim_b")).toBe(false);
  });

  it("does not count in another browser, nor in one without a nonce", async () => {
    jar.set("form", "nonce-of-this-browser");
    const form = await proven(await proveForm("claim_a"));
    jar.set("form", "nonce-of-another");
    expect(await isProvenForm(form, "claim_a")).toBe(false);
    jar.clear();
    expect(await isProvenForm(form, "claim_a")).toBe(false);
  });

  it("cannot be proven where the browser keeps no cookie", async () => {
    expect(await proveForm("claim_a")).toBe("");
    expect(await isProvenForm(await proven(""), "claim_a")).toBe(false);
  });
});

/** A body in pieces without a length, as a client that lies would send it; how much of it was taken. */
function inPieces(pieces: number) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        sent += 1;
        const text = sent === 1 ? "reason=not-me&rest=" : "x".repeat(4_096);
        controller.enqueue(Buffer.from(text));
        if (sent === pieces) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  // a body in pieces is sent while the answer is awaited; the type of the browser's Request has no word for it
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  const request = new Request("http://localhost/", init);
  return { request, sent: () => sent };
}

it("a body without a length is read as far as the limit and no further", async () => {
  const short = inPieces(10);
  expect((await readForm(short.request)).text("reason")).toBe("not-me");
  const endless = inPieces(100_000);
  expect((await readForm(endless.request)).text("reason")).toBe("");
  expect(endless.sent()).toBeLessThan(20);
});

describe("a body that comes drop by drop", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is given up, and reads as an empty form", async () => {
    vi.useFakeTimers();
    const cancelled = vi.fn();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("password=v")),
      cancel: cancelled,
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const read = readForm(new Request("https://halden.example/", request));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(cancelled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await read).text("password")).toBe("");
    expect(cancelled).toHaveBeenCalled();
  });
});
