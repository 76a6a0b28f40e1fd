import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const SRC = new URL("../../src/", import.meta.url).pathname;
/** What decides, reads no database, or is private to its folder. */
const NOT_CALLED = /^(?:rules|input|store)\.ts$/;

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

type Found = { name: string; taker: ts.SignatureDeclaration | undefined; plain: boolean };

/** What `export { handler as GET }` lets out. */
function namesOf({ exportClause }: ts.ExportDeclaration): Found[] {
  if (!exportClause || !ts.isNamedExports(exportClause))
    throw new Error("an export of everything hides what it is");
  return exportClause.elements.map(({ name }) => ({
    name: name.text,
    taker: undefined,
    plain: false,
  }));
}

/** Every value that a statement exports: a function with its parameters, or what cannot be told by looking. */
function exportsOf(statement: ts.Statement): Found[] {
  if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) return namesOf(statement);
  if (!isExported(statement)) return [];
  if (ts.isFunctionDeclaration(statement))
    return [{ name: statement.name?.text ?? "default", taker: statement, plain: false }];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name, initializer: value }) => {
    const taker =
      value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined;
    // A call may make a function of anything; an array, an object or a word does not.
    return { name: name.getText(), taker, plain: !taker && !(value && ts.isCallExpression(value)) };
  });
}

function parse(file: string): ts.SourceFile {
  const text = readFileSync(path.join(SRC, file), "utf8");
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

const nouns = (): string[] =>
  readdirSync(SRC, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !["app", "gates", "lib", "scim", "ui"].includes(entry.name),
    )
    .map(({ name }) => name)
    .sort();

/** Functions of the nouns that stand in a tenant's transaction, and all jobs, as "noun/functionName". */
export function tenantFunctions(): { id: string; file: string }[] {
  return nouns().flatMap((noun) =>
    readdirSync(path.join(SRC, noun))
      .filter((file) => /^[a-z-]+\.ts$/.test(file) && !NOT_CALLED.test(file))
      .flatMap((file) =>
        parse(`${noun}/${file}`)
          .statements.flatMap(exportsOf)
          .filter(({ taker, plain }) => {
            const first = taker?.parameters[0]?.type?.getText() ?? "";
            return file === "job.ts" ? !plain : taker ? /\bOrgTx\b/.test(first) : !plain;
          })
          .map(({ name }) => ({ id: `${noun}/${name}`, file: `${noun}/${file}` })),
      ),
  );
}

/** Pages, routes and server actions of the interface, as "path/of/page.tsx" or "path/of/route.ts POST". */
export function entryPoints(): string[] {
  return readdirSync(path.join(SRC, "app"), { recursive: true })
    .map(String)
    .sort()
    .flatMap((file) => {
      if (path.basename(file) === "page.tsx") return [file];
      if (!/^(?:route|(?:.*-)?actions)\.tsx?$/.test(path.basename(file))) return [];
      const found = parse(`app/${file}`).statements.flatMap(exportsOf);
      return found.filter(({ name }) => name !== "dynamic").map(({ name }) => `${file} ${name}`);
    });
}

const specifiersOf = (source: ts.SourceFile): string[] =>
  source.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );

/** The gates that a file of src/app reaches, itself or through its neighbours there. */
export function doorsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return specifiersOf(parse(`app/${file}`)).flatMap((specifier) => {
    if (specifier.startsWith("@/gates/")) return [specifier.slice("@/gates/".length)];
    const near = specifier.startsWith("@/app/")
      ? specifier.slice("@/app/".length)
      : specifier.startsWith(".") && path.join(path.dirname(file), specifier);
    const found =
      near &&
      [".ts", ".tsx"]
        .map((end) => near + end)
        .find((name) => existsSync(path.join(SRC, "app", name)));
    return found ? doorsOf(found, seen) : [];
  });
}
