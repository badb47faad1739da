import { daysBetween } from "../eligibility/japanese-date.ts";
import type { Rules } from "../eligibility/rules.ts";
import { visitEquipment } from "../eligibility/visit-equipment.ts";
import { visitSchedule } from "../eligibility/visit-schedule.ts";
import { END, type Flow, type FlowAnswers, type Known, type SummaryPart } from "./define-flow.ts";

/** A visiting application day (manual 5.1, 5.2): its schedule, meeting, papers, equipment, roles and records. */
export const visit: Flow = {
  id: "visit",
  version: 1,
  first: "place",
  nodes: {
    place: { takes: "choice", next: { facility: "date", home: "date" } },
    date: { takes: "date", next: "people" },
    people: { takes: "count", next: "elsewhere" },
    elsewhere: { takes: "choice", next: { yes: "face-card", no: "face-card", unknown: "face-card" } },
    "face-card": { takes: "choice", next: { yes: "photos", no: "photos", unknown: "photos" } },
    photos: { takes: "choice", next: { yes: "online", no: "online", unknown: "online" } },
    online: { takes: "choice", next: { paper: END, online: END, unknown: END } },
  },
  summary(answers, known) {
    const { rules } = known;
    const rest = answers.place === "home" ? homeParts(answers) : facilityParts(answers, rules);
    return [...schedule(answers, known), ...rest];
  },
  parts: [
    "schedule",
    "schedule-late",
    "step-notice",
    "step-meeting",
    "step-papers-sent",
    "step-prepare",
    "step-home-request",
    "step-home-meeting",
    "step-day",
    "step-home-day",
    "step-to-jlis",
    "step-to-residence",
    "step-cards-made",
    "step-cards-sent",
    "elsewhere",
    "elsewhere-unknown",
    "meeting",
    "home-meeting",
    "requests",
    "home-requests",
    "papers",
    "papers-photo",
    "papers-photo-unknown",
    "papers-face-card",
    "papers-face-card-unknown",
    "face-card-form",
    "equipment",
    "equipment-item",
    "equipment-note",
    "roles",
    "incomplete",
    "consent",
    "home-privacy",
    "municipality",
    "home-municipality",
  ],
};

function schedule(answers: FlowAnswers, { rules, today }: Known): SummaryPart[] {
  const { people = "", date = "" } = answers;
  const steps = visitSchedule(rules.visitSchedule, answers, today);
  const left = date === today ? "きょう" : `${daysBetween(today, date)}日後`;
  return [
    { part: "schedule", values: { people: people === "unknown" ? "未定" : `${people}人` } },
    ...(steps.some(({ late }) => late) ? [{ part: "schedule-late", values: { left } }] : []),
    ...steps.map(({ step, day }) => ({
      part: `step-${step}`,
      values: { day },
    })),
    ...(answers.elsewhere === "yes" ? [{ part: "elsewhere" }] : []),
    ...(answers.elsewhere === "unknown" ? [{ part: "elsewhere-unknown" }] : []),
  ];
}

function facilityParts(answers: FlowAnswers, rules: Rules): SummaryPart[] {
  return [
    { part: "meeting" },
    { part: "requests" },
    ...papers(answers),
    { part: "equipment" },
    ...visitEquipment(rules.visitEquipment, answers).map((item) => ({
      part: "equipment-item",
      values: { item },
    })),
    { part: "equipment-note" },
    { part: "roles" },
    { part: "incomplete" },
    { part: "consent" },
    { part: "municipality" },
  ];
}

function homeParts(answers: FlowAnswers): SummaryPart[] {
  return [
    { part: "home-meeting" },
    { part: "home-requests" },
    ...papers(answers),
    { part: "home-privacy" },
    { part: "incomplete" },
    { part: "consent" },
    { part: "home-municipality" },
  ];
}

/** The papers for each person on the day. */
function papers(answers: FlowAnswers): SummaryPart[] {
  const photo = { yes: [], no: [{ part: "papers-photo" }], unknown: [{ part: "papers-photo-unknown" }] };
  const face = {
    yes: [{ part: "papers-face-card" }, { part: "face-card-form" }],
    no: [],
    unknown: [{ part: "papers-face-card-unknown" }],
  };
  return [
    { part: "papers" },
    ...(photo[answers.photos as keyof typeof photo] ?? []),
    ...(face[answers["face-card"] as keyof typeof face] ?? []),
  ];
}
