import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

type Browser = { executablePath: string; args: string[] };

const UNPACKED = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Quiet on closed networks: nothing is fetched and no name but this machine's is looked up. */
const CLOSED_NETWORK = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-quic",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
];

/** No machine that runs tests has a card to draw with: a process that imitates one costs a tenth of what a page does. */
const NO_CARD = ["--disable-gpu"];

const isRoot = () => process.getuid?.() === 0;

/** Whether it is there and starts: some distributions put a stub where the browser would be. */
function starts(path: string | undefined): path is string {
  if (path === undefined || path === "" || !existsSync(path)) return false;
  try {
    execFileSync(path, ["--version", ...(isRoot() ? ["--no-sandbox"] : [])], {
      stdio: "ignore",
      timeout: 30_000,
    });
    return true;
  } catch {
    return false;
  }
}

function apt(...args: string[]): boolean {
  try {
    execFileSync("apt-get", ["-o", "DPkg::Lock::Timeout=180", "-y", ...args], {
      stdio: "ignore",
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false;
  }
}

function installFromDebian(): string | undefined {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("No browser on this machine: installing Debian's chromium.");
  const install = () => apt("install", "--no-install-recommends", "chromium");
  if (!install() && !(apt("update") && install())) return undefined;
  return INSTALLED.find(starts);
}

/** Unpacks the npm package's browser into a folder, with the libraries that it brings along. */
function unpackInto(folder: string): void {
  const unpack = 'import("@sparticuz/chromium").then((it) => it.default.executablePath())';
  execFileSync(process.execPath, ["--input-type=module", "-e", unpack], {
    stdio: "inherit",
    // the package unpacks into the temporary folder, and its libraries only where it sees this runtime
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  const fonts = ["/usr/share/fonts", `${UNPACKED}/fonts`].map((path) => `<dir>${path}</dir>`);
  const aliases = '<include ignore_missing="yes">/etc/fonts/conf.d</include>';
  writeFileSync(
    join(folder, "fonts.conf"),
    `<fontconfig>${fonts.join("")}${aliases}<cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>\n`,
  );
  const script = [
    "#!/bin/sh",
    `export LD_LIBRARY_PATH="${UNPACKED}/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
    `export FONTCONFIG_FILE="${UNPACKED}/fonts.conf"`,
    `exec "${UNPACKED}/chromium" --disable-setuid-sandbox --no-zygote "$@"`,
  ];
  writeFileSync(join(folder, "start"), `${script.join("\n")}\n`);
  for (const program of ["start", "chromium"]) chmodSync(join(folder, program), 0o755);
}

/** The browser inside the npm package: Chromium without the windows around pages, made for machines like this one. */
function fromNpm(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const wrapper = join(UNPACKED, "start");
  if (starts(wrapper)) return wrapper;
  console.log("Unpacking the browser in @sparticuz/chromium.");
  mkdirSync(dirname(UNPACKED), { recursive: true });
  const folder = mkdtempSync(`${UNPACKED}-`);
  try {
    unpackInto(folder);
    // a half unpacked one would be taken for whole
    rmSync(UNPACKED, { recursive: true, force: true });
    renameSync(folder, UNPACKED);
  } catch {
    // another browser serves as well, and whoever unpacked at the same time has left theirs
    rmSync(folder, { recursive: true, force: true });
  }
  return starts(wrapper) ? wrapper : undefined;
}

/**
 * Finds a real Chromium or Chrome: CHROMIUM_PATH, Playwright's own, the one from npm, the system's; else installs
 * Debian's (as root). The first two have no windows to draw around pages, which takes them a third of the time.
 */
export function ensureBrowser(): Browser {
  const executablePath =
    [process.env.CHROMIUM_PATH, chromium.executablePath()].find(starts) ??
    fromNpm() ??
    INSTALLED.find(starts) ??
    installFromDebian();
  if (executablePath === undefined) {
    throw new Error("No Chromium was found or could be installed: set CHROMIUM_PATH to one.");
  }
  return {
    executablePath,
    args: [...(isRoot() ? ["--no-sandbox"] : []), ...CLOSED_NETWORK, ...NO_CARD],
  };
}
