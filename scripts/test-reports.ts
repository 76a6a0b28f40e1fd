import { existsSync, readFileSync } from "node:fs";

/** `why`: what a failed one said, for the closing lines. */
export type Outcome = { name: string; ok: boolean; seconds: number; why?: string | undefined };

const MOST_LINES = 12;
// Vitest and Playwright colour what they say; a colour begins with the escape character
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** The beginning of what was said, without colours. */
export const brief = (said: string | undefined): string | undefined =>
  said?.replace(COLOURS, "").trim().split("\n").slice(0, MOST_LINES).join("\n");

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {
      fullName: string;
      status: string;
      duration?: number | null;
      failureMessages?: string[] | null;
    }[];
  }[];
};

type Suite = { title: string; file?: string; suites?: Suite[]; specs?: Spec[] };
type Spec = {
  title: string;
  tests: {
    status: string;
    results: { duration: number; error?: { message?: string } }[];
  }[];
};
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] };

function read<Report>(path: string): Report | undefined {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, "utf8")) as Report;
}

const inProject = (path: string) => path.replace(`${process.cwd()}/`, "");

/** Every test that Vitest ran; a file that could not be loaded counts as one that failed. */
export function vitestOutcomes(path: string): Outcome[] {
  const files = read<VitestReport>(path)?.testResults ?? [];
  return files.flatMap((file) => {
    const ran = file.assertionResults
      .filter(({ status }) => status === "passed" || status === "failed")
      .map(({ fullName, status, duration, failureMessages }) => ({
        name: `${inProject(file.name)} ${fullName}`,
        ok: status === "passed",
        seconds: (duration ?? 0) / 1000,
        why: brief(failureMessages?.[0]),
      }));
    if (file.status === "failed" && ran.every(({ ok }) => ok)) {
      ran.push({ name: inProject(file.name), ok: false, seconds: 0, why: brief(file.message) });
    }
    return ran;
  });
}

function specOutcomes(suite: Suite): Outcome[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status !== "skipped")
      .map(({ status, results }) => ({
        name: [...new Set([suite.file, suite.title, spec.title])].join(" "),
        ok: status === "expected",
        seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
        why: brief(results.find(({ error }) => error)?.error?.message),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(specOutcomes)];
}

/** Every journey that Playwright ran; what broke outside a test counts as one that failed. */
export function playwrightOutcomes(path: string): Outcome[] {
  const report = read<PlaywrightReport>(path);
  const broken = (report?.errors ?? []).map(({ message }) => ({
    name: `outside a test: ${(message ?? "").split("\n")[0]}`,
    ok: false,
    seconds: 0,
  }));
  return [...(report?.suites ?? []).flatMap(specOutcomes), ...broken];
}
