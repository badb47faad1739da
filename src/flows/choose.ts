import { END, type Flow } from "./define-flow.ts";

/** Which of the three (manual 3.1, 3.2, 2.3): by what the person needs, from the comparison table of 3.2. */
export const choose: Flow = {
  id: "choose",
  version: 1,
  first: "card",
  nodes: {
    card: { takes: "choice", next: { yes: "online", no: END, unknown: "online" } },
    online: { takes: "choice", next: { yes: END, no: "pin" } },
    pin: { takes: "choice", next: { worried: END, fine: END } },
  },
  summary({ card, online, pin }) {
    if (card === "no") return [{ part: "eligibility-certificate" }, { part: "table" }];
    if (online === "yes") return [{ part: "card" }, { part: "card-and-pin" }, { part: "table" }];
    return [{ part: pin === "worried" ? "face-card" : "either-card" }, { part: "table" }];
  },
  parts: ["eligibility-certificate", "card", "card-and-pin", "face-card", "either-card", "table"],
};
