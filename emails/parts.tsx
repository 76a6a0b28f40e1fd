import type { CSSProperties, ReactNode } from "react";
import { createElement, Fragment } from "react";
import { Img } from "react-email";
import type { Fact, LetterContent } from "./content";
import type { LetterHead } from "./head";
import type { Styles } from "./styles";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { LINK_END, LINK_START, textsOf } from "./texts";
import type { Paragraphs } from "./wording";

/** Mark and name of the organisation; where images are blocked, or there is no logo, the name says who writes. */
export function Sender({ head, s }: { head: LetterHead; s: Styles }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={s.sender}>
      <tbody>
        <tr>
          {head.logo ? (
            <td width="40" height="40" align="center">
              <Img alt="" height="40" src={head.logo} style={s.logo} width="40" />
            </td>
          ) : (
            <td width="40" height="40" align="center" style={s.mark} aria-hidden="true">
              {head.mark}
            </td>
          )}
          <td className="r-text" style={s.senderName}>
            {head.name}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The organisation's own words, set apart: what the product says and what people wrote must not look alike. */
export function Message({ paragraphs, s }: { paragraphs: Paragraphs; s: Styles }) {
  if (paragraphs.length === 0) return null;
  const written: ReactNode[] = [];
  for (const lines of paragraphs) {
    const style = written.length > 0 ? s.quoted : s.firstQuoted;
    written.push(createElement("p", { className: "r-text", style }, ...brokenLines(lines)));
  }
  return createElement("div", { className: "r-message", style: s.message }, ...written);
}

function brokenLines(lines: readonly string[]): ReactNode[] {
  const broken: ReactNode[] = [];
  for (const line of lines) {
    if (broken.length > 0) broken.push(createElement("br"));
    broken.push(line);
  }
  return broken;
}

export function Facts({ facts, s }: { facts: readonly Fact[]; s: Styles }) {
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={s.facts}>
      <tbody>
        {facts.map(({ label, value, href }, at) => (
          <tr key={`${label} ${value}`}>
            <td className="r-well" style={s.fact(at === 0, at === facts.length - 1)}>
              <span className="r-muted" style={s.factLabel}>
                {label}
              </span>
              <br />
              {href === undefined ? (
                <span className="r-text" style={s.factValue}>
                  {value}
                </span>
              ) : (
                <a href={href} className="r-link" style={s.bareLink}>
                  {value}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ClosingProps {
  locale: LetterLocale;
  content: LetterContent;
  head: LetterHead;
  s: Styles;
}

/** What follows the facts: the bare link, why this mail came, whom to ask. */
export function Closing({ locale, content, head, s }: ClosingProps) {
  const shared = textsOf(locale, "shared");
  return (
    <>
      <p className="r-muted" style={s.bare}>
        {shared("copyLink")}
        <br />
        <a href={slot("link")} className="r-link" style={s.bareLink}>
          {slot("link")}
        </a>
      </p>
      <div className="r-rule" style={s.rule}>
        &nbsp;
      </div>
      <p className="r-muted" style={s.why}>
        <WithLink text={content.why} className="r-muted" style={s.whyLink} />
        {content.secret && ` ${shared("neverForward")}`}
      </p>
      {head.help && (
        <p className="r-muted" style={s.why}>
          <WithLink
            text={shared("help").replace(
              slot("contact"),
              `${LINK_START}${head.help.text}${LINK_END}`,
            )}
            className="r-muted"
            style={s.whyLink}
            href={head.help.href}
          />
          {head.helpPage && (
            <>
              {" · "}
              <a href={head.helpPage} className="r-muted" style={s.whyLink}>
                {head.helpPage}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}

interface WithLinkProps {
  text: string;
  className: string;
  style: CSSProperties;
  href?: string | null;
}

/** A sentence whose marked words are a link; without an address they stay words. */
export function WithLink({ text, className, style, href = slot("notMeLink") }: WithLinkProps) {
  const [before = "", rest = ""] = text.split(LINK_START);
  const [linked = "", after = ""] = rest.split(LINK_END);
  if (linked === "" || href === null) return <Fragment>{before + linked + after}</Fragment>;
  return (
    <>
      {before}
      <a href={href} className={className} style={style}>
        {linked}
      </a>
      {after}
    </>
  );
}
