import { changeLogo } from "@/files/change-logo";
import { readLogo } from "@/files/queries";
import { PNG } from "../pictures";
import type { TenancyCases } from "../tenancy-case";

export const filesCases: TenancyCases = {
  "files/readLogo": { run: (tx, { logo }) => readLogo(tx, logo) },
  "files/changeLogo": {
    run: (tx) => changeLogo(tx, { logo: { name: "logo.png", content: PNG } }),
    takesNoId: "it makes a file of its own",
  },
};
