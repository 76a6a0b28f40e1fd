import { version } from "../../package.json";
import { flushCounts, takeLoopDelay } from "./counting";
import { pool } from "./db";
import { countStrays } from "./notices/strays";

type Sample = { labels?: Record<string, string>; value: number };
export type Metric = { name: string; help: string; type: "gauge" | "counter"; samples: Sample[] };

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function sampleLine(name: string, { labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}

/** The text form that Prometheus reads. */
export const asText = (metrics: readonly Metric[]): string =>
  metrics
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map((sample) => sampleLine(name, sample)),
        "",
      ].join("\n"),
    )
    .join("");

const LANES = [1, 2, 3];
const WAITING = ["QUEUED", "DELAYED"];

type Depth = { lane: number; state: string; waiting: string; oldest: Date };

async function queueMetrics(now: Date): Promise<Metric[]> {
  const { rows } = await pool().query<Depth>(
    "SELECT lane, state, waiting, oldest FROM app.queue_depth()",
  );
  const depth = (lane: number, state: string) =>
    rows.find((row) => row.lane === lane && row.state === state);
  const oldest = (lane: number): number => {
    const since = rows.filter((row) => row.lane === lane).map((row) => row.oldest.getTime());
    return since.length > 0 ? Math.max(0, (now.getTime() - Math.min(...since)) / 1000) : 0;
  };
  return [
    {
      name: "rollcall_queue_messages",
      help: "Messages that wait in the outbox, by lane (1 sign-in, 2 single acts, 3 campaigns) and state.",
      type: "gauge",
      samples: LANES.flatMap((lane) =>
        WAITING.map((state) => ({
          labels: { lane: String(lane), state },
          value: Number(depth(lane, state)?.waiting ?? 0),
        })),
      ),
    },
    {
      name: "rollcall_queue_oldest_seconds",
      help: "How long the oldest waiting message of a lane has waited.",
      type: "gauge",
      samples: LANES.map((lane) => ({ labels: { lane: String(lane) }, value: oldest(lane) })),
    },
  ];
}

const COUNTED = [
  ["message", "rollcall_messages_total", "state", "Outcomes of messages, by state."],
  [
    "act",
    "rollcall_acts_total",
    "act",
    "Acts that were committed, by their code in the audit log.",
  ],
  [
    "notice",
    "rollcall_notices_total",
    "about",
    "Mails that came back: about a known message, an unknown one, none.",
  ],
] as const;

const NAMED = [
  ["rollcall_sign_ins_total", "Sign-ins.", ["act session.started"]],
  [
    "rollcall_claims_total",
    "Accounts that were claimed or joined.",
    ["act account.claim", "act account.self-join"],
  ],
  [
    "rollcall_messages_sent_total",
    "Messages that a server took over.",
    ["message SENT", "message DELIVERED"],
  ],
  ["rollcall_messages_failed_total", "Messages that failed for good.", ["message FAILED"]],
  [
    "rollcall_transactions_again_total",
    "Transactions that met another one half-way and were begun again.",
    ["transaction again"],
  ],
] as const;

/** Totals of all processes of the installation; a process adds its own every few seconds. */
async function totalMetrics(): Promise<Metric[]> {
  await flushCounts();
  const { rows } = await pool().query<{ name: string; total: string }>(
    "SELECT name, total FROM ops.counters ORDER BY name",
  );
  const totals = new Map(rows.map(({ name, total }) => [name, Number(total)]));
  const named = NAMED.map(
    ([name, help, keys]): Metric => ({
      name,
      help,
      type: "counter",
      samples: [{ value: keys.reduce((sum, key) => sum + (totals.get(key) ?? 0), 0) }],
    }),
  );
  const counted = COUNTED.map(([kind, name, label, help]): Metric => {
    const own = [...totals].filter(([key]) => key.startsWith(`${kind} `));
    const samples = own.map(([key, value]) => ({
      labels: { [label]: key.slice(kind.length + 1) },
      value,
    }));
    return { name, help, type: "counter", samples };
  });
  return [...named, ...counted];
}

/** What came back and was about no message of ours, of the last 30 days. */
async function strayMetrics(): Promise<Metric> {
  const samples = [...(await countStrays())].map(([why, value]) => ({ labels: { why }, value }));
  const help = "Mails of 30 days that came back and were about no message of ours, by why.";
  return { name: "rollcall_stray_notices", help, type: "gauge", samples };
}

/** What is true of the process that answers, and of no other. */
function processMetrics(): Metric[] {
  const { totalCount, idleCount, waitingCount } = pool();
  const delay = takeLoopDelay();
  const gauge = (name: string, help: string, samples: Sample[]): Metric => ({
    name,
    help,
    type: "gauge",
    samples,
  });
  return [
    gauge("rollcall_build_info", "The version that runs.", [
      { labels: { version, node: process.version }, value: 1 },
    ]),
    gauge("rollcall_pool_connections", "Connections of this process to the database, by use.", [
      { labels: { use: "open" }, value: totalCount },
      { labels: { use: "idle" }, value: idleCount },
      { labels: { use: "awaited" }, value: waitingCount },
    ]),
    gauge(
      "rollcall_event_loop_delay_seconds",
      "How late this process's event loop was since the last look.",
      [
        { labels: { quantile: "0.5" }, value: delay.median },
        { labels: { quantile: "0.99" }, value: delay.p99 },
      ],
    ),
    gauge("rollcall_resident_memory_bytes", "Memory of this process.", [
      { value: process.memoryUsage.rss() },
    ]),
  ];
}

/** Everything that is measured. No tenant's name or id is among it. */
export async function readMetrics(now: Date): Promise<string> {
  const shared = [await queueMetrics(now), await totalMetrics(), await strayMetrics()].flat();
  return asText([...processMetrics(), ...shared]);
}
