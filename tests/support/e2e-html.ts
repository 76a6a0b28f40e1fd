import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";

/** What the living standard asks for; how sources are written (quotes, closing signs) is React's to decide. */
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-implicit-button-type": "off",
    "void-style": "off",
    "no-raw-characters": "off",
  },
});

/** React gives forms of a server action an address of its own making, which nobody is ever sent to. */
const OF_REACT = /^Attribute "action" has invalid value "(?:javascript:throw |")/;

/** What React streams stands in scripts, and is no HTML. */
const SCRIPTED = /(<script\b[^>]*>)[\s\S]*?(?=<\/script>)/g;

/** Where the page as it stands is no valid HTML. */
export async function invalidHtml(page: Page): Promise<string[]> {
  const { results } = await validator.validateString(
    (await page.content()).replace(SCRIPTED, "$1"),
  );
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => !OF_REACT.test(message))
    .map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ""}`);
}
