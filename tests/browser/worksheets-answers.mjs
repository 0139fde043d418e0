// What a marketer of a made-up store answers to the worksheets that ship, by the names of their controls.

/** The day on which it happens: goals look at the calendar. */
export const TODAY = "2026-11-28T10:00:00";

export const PAGES = {
  goal: "worksheets/smart-goal/",
  strive: "worksheets/strive-tool-evaluation/",
  vendor: "worksheets/vendor-scorecard/",
  ladder: "worksheets/five-step-ai-readiness/",
  assessment: "worksheets/competency-self-assessment/",
  data: "worksheets/data-strategy-prerequisite/",
  enterprise: "worksheets/enterprise/01-platform-alignment-checklist/",
  poll: "worksheets/opening-poll/",
  ethics: "worksheets/ethical-review-record/",
  plan: "worksheets/strategic-ai-action-plan/",
};

export const GOAL = {
  "goals/1/name": "Search without dead ends",
  "goals/1/specific": "the search team introduces semantic search in the English shop",
  "goals/1/metric": "the share of searches without a result",
  "goals/1/unit": "%",
  "goals/1/baseline": "11",
  "goals/1/target": "6",
  "goals/1/achievable": "the product attributes are complete and one specialist has two days a week for it",
  "goals/1/relevant": "a third of our visitors search, and most of those who find nothing leave",
  "goals/1/due": "2027-03-31",
  "goals/1/value": "4",
  "goals/1/effort": "2",
  "goals/2/name": "Buyers who return",
  "goals/2/specific": "the CRM team sends an offer for a second order to first-time buyers in Germany.",
  "goals/2/metric": "the share of first-time buyers who buy again within 90 days",
  "goals/2/unit": "%",
  "goals/2/baseline": "18,5",
  "goals/2/target": "22.2",
  "goals/2/achievable": "the offers exist",
  "goals/2/relevant": "Because a second order costs us no advertising",
  "goals/2/due": "2027-09-30",
  "goals/2/value": "5",
  "goals/2/effort": "4",
  "goals/3/specific": "improve returns",
  "goals/3/value": "2",
  "goals/3/effort": "1",
  "proof/1/goal": "Search without dead ends",
  "proof/1/comparison": "test",
  "proof/1/counter": "conversion after a search",
  "proof/1/limit": "below 3.1 %",
  "proof/1/owner": "Head of search",
  reader: "Ines, finance",
  asked: "What is a search?\nWhich shop is the English one?",
  read_on: "2026-12-01",
};

/** Scores in the order of the criteria, each with its evidence. */
const scored = (criteria, options) => Object.fromEntries(options.flatMap(([name, ...scores], index) => [
  [`options/${index + 1}/name`, name],
  ...scores.map((score, at) => [`options/${index + 1}/${criteria[at]}`, String(score)]),
]));

const STRIVE_CRITERIA = ["strategic_fit", "technical_efficacy", "roi_value", "integration", "vendor_viability", "ethics_compliance"];

export const STRIVE = {
  goal: "Search without dead ends",
  ...scored(STRIVE_CRITERIA, [
    ["Semantic search", 5, 4, 4, 3, 4, 4],
    ["Recommendations", 4, 4, 3, 4, 4, 4],
    ["Chatbot", 5, 3, 4, 1, 3, 3],
    ["Synonyms by hand", 3, 3, 5, 4, 4, 4],
  ]),
  "options/1/strategic_fit.evidence": "Goal 1 asks for it.",
  "decision.choice": "Synonyms by hand",
  "decision.reason": "It costs a week. We look again when the stock interface is there.",
  "decision.by": "Mara, head of marketing",
  "decision.date": "2026-11-27",
  conditions: "Stock interface live",
  review_on: "2027-06-30",
};

const VENDOR_CRITERIA = ["uptime", "support", "roadmap", "data_ownership", "security_audits", "exit_strategy", "cost"];

export const VENDOR = scored(VENDOR_CRITERIA, [["North", 4, 3, 3, 3, 4, 3, 5], ["South", 4, 4, 4, 4, 4, 4, 2]]);

export const LADDER = {
  catalog_complete: "72",
  transactions_clean: "yes",
  session_events: "no",
  catalog_for_personalization: "72",
  faq_structured: "yes",
  policies_documented: "yes",
  orders_connected: "yes",
  history_months: "17",
  mlops_team: "no",
  "todos/1/missing": "Events under one session id",
  "todos/1/owner": "Jon, analytics",
  "todos/1/due": "2027-01-31",
  agreed_with: "Ines, finance",
  measure_again: "2027-02-01",
};

export const ASSESSMENT = {
  ai_strategy: "3",
  tool_evaluation: "2",
  acquisition: "4",
  engagement: "4",
  conversion: "3",
  loyalty: "3",
  ethical_governance: "2",
  measurement: "1",
  future_proofing: "3",
  objectives: "4",
  evidence: "Objectives: the search goal of May",
  partner: "Ines",
};

export const DATA = {
  touchpoints: true,
  events_named: true,
  catalog_complete: true,
  source_owner: true,
  duplicates: true,
  regulations: true,
  "purpose.owner": "Mara",
  "purpose.note": "Nobody uses the wishlists",
  "one_identifier.owner": "CRM lead",
  "one_identifier.note": "Capitals differ between shop and CRM",
  "one_view.owner": "crm  LEAD",
  scope: "German shop, checkout",
  checked_on: "2026-11-28",
};

export const ENTERPRISE = {
  architecture: true,
  "architecture.note": "Decision paper of 3 November",
  kpis: true,
  lock_in: true,
  committee: true,
  "expansion.owner": "Finance",
  "roadmap.owner": "IT",
};

export const POLL = { choice: "engagement", ai_today: "trials", number: "11 % of searches end without a result" };

export const ETHICS = {
  system: "Recommendations on product pages",
  owner: "Mara; deputy: Jon",
  purpose: "Shows what goes with a product.",
  autonomy: "3",
  data_used: ["orders", "behavior"],
  legal_basis: "Consent",
  retention: "25",
  people: "40 000",
  "affected/1/group": "New sellers",
  "affected/1/harm": "Their products are never shown",
  "affected/1/severity": "3",
  "affected/2/harm": "They miss what they need",
  audited: "yes",
  audit_date: "2026-11-20",
  "exposure/1/group": "Sellers who joined this year",
  "exposure/1/share": "18",
  "exposure/1/outcome": "3",
  "exposure/1/explained": "no",
  tolerated_gap: "5",
  told: "yes",
  opt_out: "settings",
  risk: "2",
  decision: "conditions",
  "conditions/1/condition": "A share of places for new products",
  "conditions/1/owner": "Jon",
  "conditions/1/due": "2027-02-28",
  "conditions/1/met": "no",
  reasons: "The gap has no good reason.",
  decided_by: "Mara",
  decided_on: "2026-11-28",
};

export const PLAN = {
  "initiatives/1/name": "Search without dead ends",
  "initiatives/1/owner": "Head of search",
  "initiatives/1/start": "2027-Q1",
  "initiatives/1/quarters": "2",
  "initiatives/1/budget": "38,000",
  "initiatives/1/risk": "Two categories lack attributes",
  "initiatives/1/measure": "Searches without a result",
  "initiatives/2/name": "Second orders",
  "initiatives/2/start": "Q2 2027",
  "initiatives/2/quarters": "3",
  "initiatives/2/budget": "10000.01",
  position: "We stand on step 2.",
  change: "One search in sixteen ends without a result.",
  "flows/1/signal": "Failed searches",
  "flows/1/works": "no",
  "cases/1/case": "Cautious",
  "cases/1/cost": "48000,01",
  "cases/1/margin": "-2,000",
  sponsor: "Mara",
  board: ["Marketing", "IT"],
  rhythm: "quarterly",
  first_review: "2027-03-31",
};

/** All of them, by the names of their pages. */
export const ANSWERS = {
  goal: GOAL, strive: STRIVE, vendor: VENDOR, ladder: LADDER, assessment: ASSESSMENT, data: DATA, enterprise: ENTERPRISE, poll: POLL,
  ethics: ETHICS, plan: PLAN,
};
