import { END, type Flow, type FlowAnswers, type SummaryPart } from "./define-flow.ts";

/** The eligibility certificate (manual 2.3, 8.3): who gets it without asking, who applies, renewals, what it cannot do. */
export const certificate: Flow = {
  id: "certificate",
  version: 1,
  first: "registered",
  nodes: {
    registered: { takes: "choice", next: { no: "who", yes: "hard", unknown: "hard" } },
    hard: { takes: "choice", next: { yes: "has-one", no: END } },
    "has-one": { takes: "choice", next: { yes: "who", no: "who" } },
    who: { takes: "choice", next: { own: END, family: END, staff: END } },
  },
  summary(answers) {
    return [...how(answers), ...(answers.who === "staff" ? [{ part: "staff" }] : []), ...always(answers)];
  },
  parts: ["sent", "renewed", "apply", "not-needed", "unknown", "staff", "keep", "limits", "today"],
};

function how({ registered, hard, ...answers }: FlowAnswers): SummaryPart[] {
  if (registered === "no") return [{ part: "sent" }];
  const check = registered === "unknown" ? [{ part: "unknown" }] : [];
  if (hard === "no") return [...check, { part: "not-needed" }];
  return [...check, { part: answers["has-one"] === "yes" ? "renewed" : "apply" }];
}

function always({ hard }: FlowAnswers): SummaryPart[] {
  return hard === "no" ? [{ part: "today" }] : [{ part: "limits" }, { part: "keep" }, { part: "today" }];
}
