export interface Month {
  /** `2026-10`. */
  readonly key: string;
  /** As the English interface writes it: `October 2026`. */
  readonly title: string;
}

/** The month before the one that holds `now` in Moscow, where the demo company is: the one finance has to run. */
export function lastFullMonth(now: Date): Month {
  return monthFrom(now, -1);
}

/** The month that holds `now` there. */
export function thisMonth(now: Date): Month {
  return monthFrom(now, 0);
}

function monthFrom(now: Date, months: number): Month {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(now);
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + months);
  const title = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
  return { key: first.toISOString().slice(0, 7), title };
}
