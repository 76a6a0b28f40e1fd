import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import type { OwnSession } from "@/sessions/queries";
import { deviceName } from "@/sessions/rules";
import { Moment } from "@/ui/moment";
import { Laptop, Smartphone } from "@/ui/public/icons";
import { PublicButton } from "@/ui/public/public-button";

interface SessionListProps {
  gate: SessionGate;
  sessions: readonly OwnSession[];
  /** Of the browser that asks. */
  ownDigest: string | undefined;
}

/** Where a person is signed in; each ends at one press. */
export async function SessionList({ gate, sessions, ownDigest }: SessionListProps) {
  const t = await getTranslations("me.sessions");
  const isOwn = (session: OwnSession) => session.browserDigest === ownDigest;
  const action = `/${gate.org.slug}/me/sessions`;
  return (
    <section className="flex flex-col gap-4" id="sessions">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="text-base text-muted">{t("lead")}</p>
      <ul aria-label={t("list")} className="panel divide-y divide-separator px-4">
        {sessions.map((session) => (
          <Session action={action} isOwn={isOwn(session)} key={session.id} session={session} />
        ))}
      </ul>
      {sessions.some((session) => !isOwn(session)) && (
        <form action={action} method="post">
          <PublicButton look="quiet" name="others" value="1">
            {t("endOthers")}
          </PublicButton>
        </form>
      )}
    </section>
  );
}

async function Session({
  session,
  isOwn,
  action,
}: {
  session: OwnSession;
  isOwn: boolean;
  action: string;
}) {
  const t = await getTranslations("me.sessions");
  const device = deviceName(session.userAgent ?? undefined) ?? t("unknown");
  const Icon = /iOS|Android/.test(device) ? Smartphone : Laptop;
  return (
    <li className="flex items-start gap-3 py-3">
      <Icon aria-hidden className="mt-0.5 size-5 flex-none text-muted" />
      <div className="min-w-0 flex-1 text-base">
        <p className="font-medium wrap-anywhere">
          {device}
          {isOwn && <span className="ms-2 text-sm text-success-text">{t("here")}</span>}
        </p>
        <p className="text-sm text-muted">
          {t.rich("seen", { when: () => <Moment at={session.seenAt} /> })}
        </p>
        <p className="text-sm text-muted">
          {t.rich("since", { when: () => <Moment at={session.createdAt} /> })}
        </p>
        {session.ip && (
          <p className="text-sm wrap-anywhere text-muted">{t("from", { place: session.ip })}</p>
        )}
      </div>
      {!isOwn && (
        <form action={action} method="post">
          <button
            aria-label={t("endNamed", { device })}
            className="h-10 cursor-pointer rounded-lg px-3 text-base font-medium text-danger-text hover:bg-danger-soft"
            name="session"
            type="submit"
            value={session.id}
          >
            {t("end")}
          </button>
        </form>
      )}
    </li>
  );
}
