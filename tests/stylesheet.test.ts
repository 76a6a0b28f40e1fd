import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../scripts/say";

const REACT = path.join(ROOT, "node_modules/@heroui/react/dist/components");
const STYLES = path.join(ROOT, "node_modules/@heroui/styles/dist/components");
/** Such imports bring no look: what a part says to those inside of it. */
const NO_LOOK = /^(?:\w+Context|[A-Z_]+)$/;

const sources = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => readFileSync(path.join(ROOT, "src", name), "utf8"));

/** Components that one of the library's is made of. */
function madeOf(component: string): string[] {
  const folder = path.join(REACT, component);
  const code = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .join("\n");
  return [...code.matchAll(/import (?:\{(.*?)\} from )?'\.\.\/([\w-]+)\/[\w-]+\.js'/g)]
    .filter(([, names]) => !names?.split(",").every((name) => NO_LOOK.test(name.trim())))
    .map(([, , other = ""]) => other);
}

/** With all that they are made of. */
function withParts(components: Iterable<string>, known = new Set<string>()): Set<string> {
  for (const component of components) {
    if (known.has(component)) continue;
    known.add(component);
    withParts(madeOf(component), known);
  }
  return known;
}

test("every component of the library that is used has its stylesheet, and no other", () => {
  const used = sources
    .flatMap((code) => [...code.matchAll(/from "@heroui\/react\/([\w-]+)"/g)])
    .map(([, component = ""]) => component)
    .filter((component) => component !== "rac");
  expect(used.length).toBeGreaterThan(5);
  const css = readFileSync(path.join(ROOT, "src/app/heroui.css"), "utf8");
  const imported = [...css.matchAll(/components\/([\w-]+)\.css"/g)].map(([, name = ""]) => name);
  const byClass = ["input", "textarea"];
  const styled = readdirSync(STYLES).filter((name) => name.endsWith(".css"));
  const wanted = [...withParts(used), ...byClass].filter((name) => styled.includes(`${name}.css`));
  expect(imported.toSorted()).toEqual(wanted.toSorted());
});
