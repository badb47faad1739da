import { proxyDocuments } from "../eligibility/proxy-documents.ts";
import { type Municipality, ownEvidence, PROXY_GROUPS } from "../eligibility/proxy-pickup.ts";
import { END, type Flow, type FlowAnswers, type SummaryPart } from "./define-flow.ts";

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
        PROXY_GROUPS.map((group) => [
          group,
          group === "facility" ? "photo-certificate" : "notification-card",
        ]),
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
  summary(answers, { rules, own }) {
    const documents = proxyDocuments(rules.proxyDocuments, answers);
    const evidence = documents.some((document) => document.startsWith("evidence"));
    return [
      { part: answers.group === "none" ? "ask-municipality" : "example" },
      { part: answers.who === "staff" ? "staff-may" : "anyone-may" },
      { part: "where" },
      { part: "papers" },
      ...documents.map((document) => ({ part: `document-${document}` })),
      ...(evidence ? [] : [{ part: whyNoEvidence(answers) }]),
      { part: "papers-note" },
      ...ofTheMunicipality(answers, own, evidence),
      ...toAsk(answers, own, evidence),
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
    "no-evidence-age",
    "no-evidence-photo-certificate",
    "papers-note",
    "own-evidence",
    "own-forms",
    "own-item",
    "ask",
    "ask-evidence",
    "ask-forms",
    "ask-identity",
    "ask-counter",
  ],
};

function whyNoEvidence(answers: FlowAnswers): string {
  return answers["photo-certificate"] === "yes" ? "no-evidence-photo-certificate" : "no-evidence-age";
}

/** What the municipality has put into content/office.yaml, in its name. */
function ofTheMunicipality(answers: FlowAnswers, own: Municipality, evidence: boolean): SummaryPart[] {
  const { name = "", proxyPickup } = own;
  const papers = evidence ? ownEvidence(own, answers.group) : [];
  const forms = (proxyPickup?.forms ?? []).map((form) =>
    form.where ? `${form.name}（${form.where}）` : form.name,
  );
  const list = (part: string, items: string[]) =>
    items.length === 0
      ? []
      : [{ part, values: { name } }, ...items.map((item) => ({ part: "own-item", values: { item } }))];
  return [...list("own-evidence", papers), ...list("own-forms", forms)];
}

/** What neither the manual nor the municipality's own entries say: to be asked at the counter. */
function toAsk(answers: FlowAnswers, own: Municipality, evidence: boolean): SummaryPart[] {
  const open = [
    ...(evidence && ownEvidence(own, answers.group).length === 0 ? ["ask-evidence"] : []),
    ...(own.proxyPickup?.forms.length ? [] : ["ask-forms"]),
    "ask-identity",
    ...(own.name && own.counters.length > 0 ? [] : ["ask-counter"]),
  ];
  return [{ part: "ask" }, ...open.map((part) => ({ part }))];
}
