// How the page's language writes numbers and dates.

/** The language if the browser can make sense of it, else English; that of no country has the day before the month. @param {string} language */
export function localeOf(language) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language === "en" ? "en-GB" : language)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}
