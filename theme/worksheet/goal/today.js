// The only place where worksheets of goals look at the calendar.

/** The day where the reader is, as "2026-11-28". */
export function today() {
  const now = new Date();
  return new Date(now.valueOf() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
