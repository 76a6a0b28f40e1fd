import { expect, test } from "vitest";
import { count } from "./counting";
import { asText, readMetrics } from "./metrics";
import { makeToken, withoutSecrets } from "./secrets";

test("metrics are written as Prometheus reads them", () => {
  const text = asText([
    {
      name: "rollcall_queue_messages",
      help: "Messages that wait.",
      type: "gauge",
      samples: [{ labels: { lane: "1", state: "QUEUED" }, value: 3 }, { value: 0.5 }],
    },
    { name: "odd", help: "Odd.", type: "counter", samples: [{ labels: { a: '"\\\n' }, value: 1 }] },
  ]);
  expect(text).toBe(
    [
      "# HELP rollcall_queue_messages Messages that wait.",
      "# TYPE rollcall_queue_messages gauge",
      'rollcall_queue_messages{lane="1",state="QUEUED"} 3',
      "rollcall_queue_messages 0.5",
      "# HELP odd Odd.",
      "# TYPE odd counter",
      'odd{a="\\"\\\\\\n"} 1',
      "",
    ].join("\n"),
  );
});

test("transactions that were begun again are counted over all processes", async () => {
  const again = async () =>
    Number(/^rollcall_transactions_again_total (\d+)$/m.exec(await readMetrics(new Date()))?.[1]);
  const before = await again();
  count("transaction again", 2);
  expect((await again()) - before).toBe(2);
});

test.each([
  ["/halden/admin/people?q=Amara+Diallo", "/halden/admin/people"],
  ["/halden/me#amara", "/halden/me"],
  ["/", "/"],
])("%s is written down as %s", (address, written) => expect(withoutSecrets(address)).toBe(written));

test("no link that opens anything is written down", () => {
  const org = "6a7c2f7e-57cc-4d4b-9c32-3f3a5c8a2f10";
  for (const kind of ["claim", "reset", "proof", "ticket"] as const) {
    const token = makeToken(kind, org, org);
    expect(withoutSecrets(`GET /${kind}/${token}/about?again=1`)).toBe(
      `GET /${kind}/${kind}_…/about`,
    );
  }
});
