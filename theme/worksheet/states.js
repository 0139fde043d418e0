/** How the states of results are called: they never show by colour alone. */
export const STATES = { good: "Good", missing: "Missing", warning: "Take care" };
