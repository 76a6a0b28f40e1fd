"use client";

import { ERROR_TEXTS } from "@/lib/i18n/words/error-texts";
import { digestOf, useDocumentLocale } from "@/ui/shell/error-panel";

// the stylesheet may be what failed, so the few rules stand here
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100dvh; display: grid; place-content: center; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#f8f8fa, #0d0e11); color: light-dark(#171b21, #edeef0); }
main { max-width: 26rem; }
h1 { font-size: 1.25rem; line-height: 1.75rem; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; color: light-dark(#5b616a, #a5a9b2); }
button { font: inherit; font-weight: 500; height: 2.5rem; padding: 0 1rem; border: 0; border-radius: .5rem; cursor: pointer; background: #2557d4; color: #fff; }
a { color: inherit; margin-inline-start: 1rem; }`;

/** The last resort: even the document's frame failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useDocumentLocale();
  const texts = ERROR_TEXTS[locale];
  const digest = digestOf(error);
  return (
    <html lang={locale}>
      <body>
        <style>{STYLE}</style>
        <title>{texts.title}</title>
        <main role="alert">
          <h1>{texts.title}</h1>
          <p>{texts.text}</p>
          {digest && <p>{texts.reference.replace("{digest}", digest)}</p>}
          <button onClick={() => retry()} type="button">
            {texts.again}
          </button>
          <a href="/">{texts.start}</a>
        </main>
      </body>
    </html>
  );
}
