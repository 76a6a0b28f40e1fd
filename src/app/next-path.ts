import { ownPath } from "@/lib/i18n/choice-cookie";

/** Where to go on after signing in: a page of this very organisation, or undefined. */
export function nextPath(slug: string, wish: string): string | undefined {
  const path = ownPath(wish);
  const isOwn = path.startsWith(`/${slug}/`) && !/^\/[^/]+\/(?:sign-|forgot)/.test(path);
  return isOwn ? path : undefined;
}
