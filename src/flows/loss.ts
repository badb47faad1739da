import { END, type Flow } from "./define-flow.ts";

/** Lost or stolen (manual 8.4, 9): the stop call before any question, then police, then municipality, ticked one by one. */
export const loss: Flow = {
  id: "loss",
  version: 1,
  first: "what",
  open: "not-yet",
  nodes: {
    what: {
      takes: "choice",
      next: { card: "stopped", smartphone: "stopped", "notification-card": END, found: END },
    },
    stopped: { takes: "choice", next: { done: "whose", "not-yet": "whose", "cannot-call": "whose" } },
    whose: { takes: "choice", next: { own: "police", family: "police", resident: "police" } },
    police: { takes: "choice", next: { done: "municipality", "not-yet": "municipality" } },
    municipality: { takes: "choice", next: { done: END, "not-yet": END } },
  },
  summary({ what, whose, stopped, police, municipality }) {
    if (what === "notification-card")
      return [{ part: "notification-card" }, { part: "notification-card-stop" }];
    if (what === "found") return [{ part: "found" }];
    const stop = stopped === "cannot-call" ? "stop-by-fax" : "stop-by-telephone";
    return [
      { part: stop, done: stopped === "done" },
      ...(what === "smartphone" ? [{ part: "smartphone" }] : []),
      { part: "police", done: police === "done" },
      { part: "municipality", done: municipality === "done" },
      ...(whose === "own" ? [] : [{ part: "for-somebody-else" }]),
      ...(municipality === "done" && police === "done" && stopped === "done" ? [] : [{ part: "come-back" }]),
    ];
  },
  parts: [
    "stop-by-telephone",
    "stop-by-fax",
    "smartphone",
    "police",
    "municipality",
    "for-somebody-else",
    "come-back",
    "found",
    "notification-card",
    "notification-card-stop",
  ],
};
