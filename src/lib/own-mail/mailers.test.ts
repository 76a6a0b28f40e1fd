import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CERTIFICATE, CERTIFICATE_KEY } from "../../../tests/support/certificate";
import { closers } from "../../../tests/support/closers";
import { mail, refusing, smtpServer } from "../../../tests/support/mail-servers";
import { nameServer } from "../../../tests/support/name-server";
import type { OwnServer } from "./mailers";

const ORG = "00000000-0000-4000-8000-00000000000a";
const LOGIN = { key: CERTIFICATE_KEY, cert: CERTIFICATE, disabledCommands: [] };

const signIn: SMTPServerOptions = {
  authOptional: false,
  allowInsecureAuth: false,
  onAuth: ({ username, password }, _session, done) =>
    username === "people" && password === "right"
      ? done(null, { user: "people" })
      : done(refusing(535, "5.7.8 Wrong password")),
};

/** What the settings would hold of a server of the test. */
const ownServer = (url: string, given: Partial<OwnServer> = {}): OwnServer => ({
  host: "localhost",
  port: Number(new URL(url).port),
  security: "NONE",
  username: null,
  password: null,
  ...given,
});

const SECRETS = { username: "people", password: "right" };

beforeAll(() => setDefaultCACertificates([...getCACertificates(), CERTIFICATE]));
afterAll(() => setDefaultCACertificates(getCACertificates("bundled")));
beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
  vi.stubEnv("ROLLCALL_KEYS", `1:${Buffer.alloc(32, 1).toString("base64url")}`);
  vi.stubEnv("OWN_SMTP", "any");
});
afterEach(() => vi.unstubAllEnvs());

/** Settings are read at the first look: what a test stubs counts for what is loaded after it. */
async function sender() {
  const { ownMailer, closeOwnMailers } = await import("./mailers");
  closers.push(closeOwnMailers);
  return (server: OwnServer) => ownMailer(ORG, server).send(mail());
}

describe("an organisation's own server", () => {
  test.each(["TLS", "STARTTLS"] as const)(
    "takes letters over %s for who signs in, under the name of its certificate",
    async (security) => {
      const secure = security === "TLS";
      const { url, received } = await smtpServer({ ...LOGIN, ...signIn, secure });
      const server = ownServer(url, { security, ...SECRETS });
      const send = await sender();
      expect(await send(server)).toMatchObject({ kind: "sent" });
      expect(received).toHaveLength(1);
      expect(await send({ ...server, password: "wrong" })).toMatchObject({
        kind: "outage",
        code: "535",
        answer: "535 5.7.8 Wrong password",
      });
    },
  );

  test("is told no password where it cannot secure the connection, or is another than its name says", async () => {
    const asked: string[] = [];
    const plain = await smtpServer({
      ...signIn,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) => {
        asked.push(String(password));
        done(null, { user: "people" });
      },
    });
    const send = await sender();
    const starttls = ownServer(plain.url, { security: "STARTTLS", ...SECRETS });
    expect(await send(starttls)).toMatchObject({ kind: "outage" });
    const other = await smtpServer({ ...LOGIN, ...signIn, secure: true });
    const misnamed = ownServer(other.url, { host: "127.0.0.1", security: "TLS", ...SECRETS });
    expect(await send(misnamed)).toMatchObject({ kind: "outage" });
    expect([asked, plain.received, other.received]).toEqual([[], [], []]);
  });

  test("keeps its connections for the next letter, and gives them up for another server", async () => {
    let connections = 0;
    const counted = {
      onConnect: (_session: unknown, done: () => void) => {
        connections += 1;
        done();
      },
    };
    const [one, two] = [await smtpServer(counted), await smtpServer()];
    const send = await sender();
    for (let n = 0; n < 3; n += 1) await send(ownServer(one.url));
    expect([connections, one.received.length]).toEqual([1, 3]);
    await send(ownServer(two.url));
    expect(two.received).toHaveLength(1);
  });
});

describe("nothing in this machine or its network is reached", () => {
  beforeEach(() => vi.stubEnv("OWN_SMTP", "public"));

  test.each([
    "localhost",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "::1",
    "169.254.169.254",
    "10.0.0.1",
  ])("by %s", async (host) => {
    const { url, received } = await smtpServer();
    const send = await sender();
    expect(await send(ownServer(url, { host }))).toMatchObject({
      kind: "outage",
      code: "EDNS",
      answer: `No mail server was found at ${host}`,
    });
    expect(received).toEqual([]);
  });

  test("by a name that leads there, nor by a port that is no mail server's", async () => {
    const names = await nameServer({
      "mail.evil.example": { A: ["127.0.0.1"] },
      "mail.far.example": { A: ["8.8.8.8"] },
    });
    vi.stubEnv("DNS_SERVERS", names.address);
    const { url, received } = await smtpServer();
    const send = await sender();
    const to = (host: string, port?: number) =>
      send(ownServer(url, { host, ...(port ? { port } : {}) }));
    const unknown = (host: string) => ({
      ...{ kind: "outage", code: "EDNS" },
      answer: `No mail server was found at ${host}`,
    });
    expect(await to("mail.evil.example")).toEqual(unknown("mail.evil.example"));
    expect(await to("mail.far.example", 22)).toMatchObject({ code: "EPORT" });
    expect(await to("mail.nowhere.example")).toEqual(unknown("mail.nowhere.example"));
    expect(received).toEqual([]);
  });
});

test("a name is looked up once: what it answers later leads nowhere else", async () => {
  const { url, received } = await smtpServer();
  const names = await nameServer({ "mail.halden.example": { A: ["127.0.0.1"] } });
  vi.stubEnv("DNS_SERVERS", names.address);
  const send = await sender();
  const server = ownServer(url, { host: "mail.halden.example" });
  expect(await send(server)).toMatchObject({ kind: "sent" });
  const asked = names.asked;
  names.records["mail.halden.example"] = { A: ["127.0.0.9"] };
  expect(await send(server)).toMatchObject({ kind: "sent" });
  expect([names.asked, received.length]).toEqual([asked, 2]);
});
