import type { CSSProperties, ReactNode } from "react";
import { Button, Head, Html } from "react-email";
import type { LetterContent } from "./content";
import type { LetterHead } from "./head";
import { Closing, Facts, Message, Sender, WithLink } from "./parts";
import { darkStyles, styles } from "./styles";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";
import type { Paragraphs } from "./wording";

export interface LetterProps {
  locale: LetterLocale;
  content: LetterContent;
  message: Paragraphs;
  head: LetterHead;
}

/** The one look of all letters: light values inline, dark ones in one media block, and nothing that needs an image. */
export function LetterLayout({ locale, content, message, head }: LetterProps) {
  const s = styles(head.colors, locale);
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{content.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles(head.colors)}</style>
      </Head>
      <body className="r-page" style={s.body}>
        <Page style={s.page}>
          <div style={s.preview}>{content.preview}</div>
          <Frame className="r-card" style={s.card} bar={s.bar} inner={s.inner}>
            <Sender head={head} s={s} />
            <h1 className="r-text" style={s.heading}>
              {content.heading}
            </h1>
            {content.lead.map((paragraph) => (
              <p key={paragraph} className="r-text" style={s.paragraph}>
                {paragraph}
              </p>
            ))}
            <Message paragraphs={message} s={s} />
            <Button href={slot("link")} className="r-button" style={s.button}>
              {content.button}
            </Button>
            <Facts facts={content.facts} s={s} />
            {content.aside && (
              <p className="r-text" style={s.paragraph}>
                <WithLink text={content.aside} className="r-link" style={s.asideLink} />
              </p>
            )}
            <Closing locale={locale} content={content} head={head} s={s} />
          </Frame>
          <p className="r-muted" style={s.foot}>
            {`${head.imprint} · ${textsOf(locale, "shared")("sentWith")}`}
          </p>
        </Page>
      </body>
    </Html>
  );
}

interface FrameProps {
  className: string;
  style: CSSProperties;
  bar: CSSProperties;
  inner: CSSProperties;
  children: ReactNode;
}

/** Canvas and padding around the letter; a table, as clients drop the style of body. */
function Page({ style, children }: { style: CSSProperties; children: ReactNode }) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
      <tbody>
        <tr>
          <td className="r-page r-pad" align="center" style={style}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The one table of the letter: the bar in the organisation's colour, then everything else. */
function Frame({ className, style, bar, inner, children }: FrameProps) {
  return (
    <table
      role="presentation"
      align="center"
      width="560"
      cellPadding={0}
      cellSpacing={0}
      className={className}
      style={style}
    >
      <tbody>
        <tr>
          <td style={bar}>&nbsp;</td>
        </tr>
        <tr>
          <td className="r-inner" style={inner}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
