import { appendChunk } from "@/files/append-chunk";
import { beginFile } from "@/files/begin-file";
import { changeLogo } from "@/files/change-logo";
import { dropFiles } from "@/files/drop-files";
import { readChunk, readLogo } from "@/files/queries";
import { PNG } from "../pictures";
import type { TenancyCases } from "../tenancy-case";

export const filesCases: TenancyCases = {
  "files/appendChunk": {
    run: (tx, { roster }) =>
      appendChunk(tx, { fileId: roster, seq: 1, content: Buffer.from("more") }),
  },
  "files/beginFile": {
    run: (tx) => beginFile(tx, { purpose: "ROSTER", name: "people.csv" }),
    takesNoId: "it makes a file of its own",
  },
  "files/dropFiles": { run: (tx, { logo }) => dropFiles(tx, { ids: [logo] }) },
  "files/openFile": {
    elsewhere:
      "src/files/roster-file.db.test.ts: the pieces of a file come back in their order, to its organisation and nobody else",
  },
  "files/readChunk": { run: (tx, { roster }) => readChunk(tx, { fileId: roster, seq: 0 }) },
  "files/readLogo": { run: (tx, { logo }) => readLogo(tx, logo) },
  "files/changeLogo": {
    run: (tx) => changeLogo(tx, { logo: { name: "logo.png", content: PNG } }),
    takesNoId: "it makes a file of its own",
  },
};
