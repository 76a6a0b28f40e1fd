import { getRequestConfig } from "next-intl/server";
import { requestPath, requestTexts } from "@/lib/i18n";
import { findReader } from "./find-reader";

export default getRequestConfig(async ({ locale }) =>
  requestTexts(locale, await findReader(await requestPath())),
);
