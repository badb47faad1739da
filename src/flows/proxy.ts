import { proxyDocuments } from "../eligibility/proxy-documents.ts";
import { END, type Flow } from "./define-flow.ts";

/** The groups that section 6.2.2 names, besides 75 and over, which is asked first; and who belongs to none of them. */
const GROUPS = [
  "facility",
  "care",
  "disability",
  "hospital",
  "guardianship",
  "withdrawn",
  "child",
  "high-school",
  "pregnant",
  "away",
  "none",
] as const;

/** Somebody else picks the card up (manual 6.2.1 to 6.2.4): may they, and with which papers. */
export const proxy: Flow = {
  id: "proxy",
  version: 1,
  first: "age",
  nodes: {
    age: { takes: "choice", next: { "75": "lives", younger: "group" } },
    lives: { takes: "choice", next: { facility: "photo-certificate", elsewhere: "notification-card" } },
    group: {
      takes: "choice",
      next: Object.fromEntries(
        GROUPS.map((group) => [group, group === "facility" ? "photo-certificate" : "notification-card"]),
      ),
    },
    "photo-certificate": {
      takes: "choice",
      next: { yes: "notification-card", no: "notification-card", unknown: "notification-card" },
    },
    "notification-card": {
      takes: "choice",
      next: { have: "resident-card", lost: "resident-card", unknown: "resident-card" },
    },
    "resident-card": { takes: "choice", next: { yes: "who", no: "who", unknown: "who" } },
    who: { takes: "choice", next: { family: END, staff: END, other: END } },
  },
  summary(answers, rules) {
    return [
      { part: answers.group === "none" ? "ask-municipality" : "example" },
      { part: answers.who === "staff" ? "staff-may" : "anyone-may" },
      { part: "where" },
      { part: "papers" },
      ...proxyDocuments(rules.proxyDocuments, answers).map((document) => ({ part: `document-${document}` })),
      { part: "papers-note" },
    ];
  },
  parts: [
    "example",
    "ask-municipality",
    "staff-may",
    "anyone-may",
    "where",
    "papers",
    "document-delivery-notice",
    "document-applicant-identity",
    "document-photo-certificate",
    "document-identity-or-photo-certificate",
    "document-notification-card",
    "document-notification-card-loss",
    "document-notification-card-either",
    "document-resident-card",
    "document-resident-card-if-held",
    "document-evidence",
    "document-evidence-unless-photo-certificate",
    "document-proxy-authority",
    "document-proxy-identity",
    "papers-note",
  ],
};
