import { END, type Flow, type FlowAnswers, type SummaryPart } from "./define-flow.ts";

/** The eligibility certificate (manual 2.3, 8.3): who gets it without asking, who applies, renewals, what it cannot do. */
export const certificate: Flow = {
  id: "certificate",
  version: 2,
  first: "registered",
  nodes: {
    registered: { takes: "choice", next: { no: END, yes: "hard", unknown: "who" } },
    hard: { takes: "choice", next: { yes: "has-one", no: END } },
    "has-one": { takes: "choice", next: { yes: END, no: "who" } },
    who: { takes: "choice", next: { own: END, family: END, staff: END } },
  },
  summary(answers) {
    return [...how(answers), ...(answers.who === "staff" ? [{ part: "staff" }] : []), ...always(answers)];
  },
  parts: [
    "sent",
    "renewed",
    "apply",
    "not-needed",
    "unknown",
    "if-registered",
    "staff",
    "keep",
    "limits",
    "today",
  ],
};

function how({ registered, hard, ...answers }: FlowAnswers): SummaryPart[] {
  if (registered === "no") return [{ part: "sent" }];
  if (registered === "unknown") return [{ part: "unknown" }, { part: "if-registered" }];
  if (hard === "no") return [{ part: "not-needed" }];
  return [{ part: answers["has-one"] === "yes" ? "renewed" : "apply" }];
}

function always({ hard }: FlowAnswers): SummaryPart[] {
  return hard === "no" ? [{ part: "today" }] : [{ part: "limits" }, { part: "keep" }, { part: "today" }];
}
