"use client";

import { useEffect, useState } from "react";

/** Says in which time zone the browser is; one that runs no script says nothing, and is asked later. */
export function ZoneField() {
  const [zone, setZone] = useState("");
  useEffect(() => setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input name="timeZone" readOnly type="hidden" value={zone} />;
}
