import { existsSync, readFileSync } from "node:fs";

export type Outcome = { name: string; ok: boolean; seconds: number };

type VitestReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: {
      fullName: string;
      status: string;
      duration?: number | null;
    }[];
  }[];
};

type Suite = { title: string; file?: string; suites?: Suite[]; specs?: Spec[] };
type Spec = {
  title: string;
  tests: { status: string; results: { duration: number }[] }[];
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
      .map(({ fullName, status, duration }) => ({
        name: `${inProject(file.name)} ${fullName}`,
        ok: status === "passed",
        seconds: (duration ?? 0) / 1000,
      }));
    if (file.status === "failed" && ran.every(({ ok }) => ok)) {
      ran.push({ name: inProject(file.name), ok: false, seconds: 0 });
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
