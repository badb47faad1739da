import { readiness } from "../../health/routes.ts";
import { type Described, json } from "../described-route.ts";

/** By method and path, as Hono knows them. */
export const OPERATIONS: Record<string, Described> = {
  "GET /healthz": {
    tag: "operations",
    summary: "the process answers",
    answers: { 200: { description: "ok", content: { type: "text/plain" } } },
  },
  "GET /readyz": {
    tag: "operations",
    summary: "dictionary, database and migrations are as they should be",
    answers: { 200: json("ready", readiness), 503: json("not ready: names what fails", readiness) },
  },
  "GET /openapi.json": {
    tag: "operations",
    summary: "this document",
    answers: { 200: { description: "OpenAPI 3.1", content: { type: "application/json" } } },
  },
};
