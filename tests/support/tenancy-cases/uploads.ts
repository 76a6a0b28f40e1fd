import { beginImport } from "@/imports/begin-import";
import { changeReading } from "@/imports/change-reading";
import { confirmReading } from "@/imports/confirm-reading";
import { finishUpload } from "@/imports/finish-upload";
import { lockUpload } from "@/imports/lock-upload";
import { holdImports } from "@/imports/queries";
import { receiveChunk } from "@/imports/receive-chunk";
import { settleChoice } from "@/imports/settle-choice";
import type { TenancyCases } from "../tenancy-case";
import { actingAsAdmin } from "../tenancy-case";

/** Sending a file and reading it. */
export const uploadsCases: TenancyCases = {
  "imports/beginImport": {
    run: (tx, { admin }) =>
      beginImport(actingAsAdmin(tx, admin), {
        purpose: "ROSTER",
        kind: "USER",
        name: "people.csv",
      }),
    takesNoId: "it makes an import of its own",
  },
  "imports/changeReading": {
    run: (tx, { admin, read }) =>
      changeReading(actingAsAdmin(tx, admin), { id: read, mapping: ["EMAIL", "LASTNAME"] }),
  },
  "imports/settleChoice": {
    run: (tx, { admin, chosen: id }) => settleChoice(actingAsAdmin(tx, admin), { id, count: 1 }),
  },
  "imports/confirmReading": {
    run: (tx, { admin, read }) => confirmReading(actingAsAdmin(tx, admin), { id: read }),
  },
  "imports/finishUpload": {
    run: (tx, { admin, upload }) =>
      finishUpload(actingAsAdmin(tx, admin), { id: upload, bytes: 15, digest: "digest" }),
  },
  "imports/holdImports": { run: (tx) => holdImports(tx), takesNoId: "it holds what is here" },
  "imports/lockUpload": {
    run: (tx, { admin, upload }) => lockUpload(actingAsAdmin(tx, admin), { id: upload }),
  },
  "imports/receiveChunk": {
    run: (tx, { admin, upload }) =>
      receiveChunk(actingAsAdmin(tx, admin), { id: upload, seq: 1, content: Buffer.from("more") }),
  },
  "imports/runImport": {
    elsewhere:
      "src/imports/reading.db.test.ts: what was confirmed is planned, and nobody else's import is touched",
  },
};
