import { END, type Flow, type FlowAnswers, type SummaryPart } from "./define-flow.ts";

/** A PIN forgotten or locked (manual 8.5, 8.2, 3.1 to 3.3). It never asks for a PIN. */
export const pin: Flow = {
  id: "pin",
  version: 2,
  first: "what",
  nodes: {
    what: { takes: "choice", next: { forgotten: "whose", locked: "whose", clinic: "whose" } },
    whose: {
      takes: "choice",
      next: { own: "worried", family: "worried-for-other", resident: "worried-for-other" },
    },
    worried: { takes: "choice", next: { no: END, yes: "without-pin" } },
    "without-pin": { takes: "choice", next: { no: END, self: END, proxy: "certificates" } },
    // 「私が行く」 means the holder above and somebody else here.
    "worried-for-other": { takes: "choice", next: { no: END, yes: "without-pin-for-other" } },
    "without-pin-for-other": { takes: "choice", next: { no: END, self: END, proxy: "certificates" } },
    certificates: { takes: "choice", next: { "switch-only": END, together: END, unknown: END } },
  },
  summary(answers) {
    return [
      ...(answers.what === "clinic" ? [{ part: "clinic" }] : []),
      { part: "reset" },
      ...(answers.whose === "own" ? [] : [{ part: "for-somebody-else" }]),
      ...(answers.whose === "resident" ? [{ part: "staff" }] : []),
      { part: "secret" },
      ...withoutPin(answers),
    ];
  },
  parts: [
    "reset",
    "clinic",
    "for-somebody-else",
    "staff",
    "secret",
    "face-card",
    "switch-self",
    "switch-proxy-only",
    "switch-proxy-together",
  ],
};

/** The card without a PIN, for who worries; what it takes to switch depends on who goes and what else is done. */
function withoutPin(answers: FlowAnswers): SummaryPart[] {
  if ((answers.worried ?? answers["worried-for-other"]) !== "yes") return [];
  const card = { part: "face-card" };
  const goes = answers["without-pin"] ?? answers["without-pin-for-other"];
  if (goes === "self") return [card, { part: "switch-self" }];
  if (goes !== "proxy") return [card];
  switch (answers.certificates) {
    case "switch-only":
      return [card, { part: "switch-proxy-only" }];
    case "together":
      return [card, { part: "switch-proxy-together" }];
    default:
      return [card, { part: "switch-proxy-only" }, { part: "switch-proxy-together" }];
  }
}
