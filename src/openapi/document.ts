import { z } from "zod";
import { DESCRIBED, schemas } from "./described.ts";
import type { Content, Described, Secured } from "./described-route.ts";

/** A route as Hono lists it: middleware stands there with the method ALL. */
type Route = { method: string; path: string };

const SECURITY: Record<Secured, object> = {
  conversation: {
    type: "http",
    scheme: "bearer",
    description: "the token of tokens/generate or tokens/refresh; opens one conversation for 30 minutes",
  },
  stream: {
    type: "apiKey",
    in: "query",
    name: "t",
    description: "stands in streamUrl; opens it for a minute",
  },
  line: {
    type: "apiKey",
    in: "header",
    name: "x-line-signature",
    description: "HMAC-SHA256 of the raw body with LINE_CHANNEL_SECRET, base64",
  },
  cookie: { type: "apiKey", in: "cookie", name: "conversation", description: "signed; set by the chat page" },
  desk: { type: "apiKey", in: "cookie", name: "desk", description: "set by signing in at the desk" },
};

/**
 * @param routes all routes of the app
 * @returns the OpenAPI 3.1 document of them: shapes come from the schemas that validate, and a route that nobody has described
 *   is still listed
 */
export function openApiDocument(routes: Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path } of routes) {
    if (method === "ALL") continue;
    const parameters = [...path.matchAll(/:(\w+)(?:\{[^}]*\})?/g)].map(([, name]) => name ?? "");
    const template = path.replace(/:(\w+)(?:\{[^}]*\})?/g, "{$1}");
    const described = DESCRIBED[`${method} ${path}`] ?? unnamed(method, path);
    paths[template] ??= {};
    paths[template][method.toLowerCase()] ??= operation(method, template, parameters, described);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "madoguchi",
      version: "0.1.0",
      description:
        "The helpdesk's doors: Direct Line 3.0 for programs, LINE's webhook, the pages for people, the desk for agents.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: ["directline", "line", "pages", "desk", "operations"].map((name) => ({ name })),
    paths,
    components: { schemas: componentSchemas(), securitySchemes: SECURITY },
  };
}

function operation(method: string, template: string, parameters: string[], described: Described): object {
  const { tag, summary, query = {}, body, answers, secured } = described;
  return {
    operationId: `${method.toLowerCase()}${template.replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    tags: [tag],
    summary,
    ...(secured ? { security: [{ [secured]: [] }] } : {}),
    parameters: [
      ...parameters.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...Object.entries(query).map(([name, schema]) => ({ name, in: "query", schema: jsonSchema(schema) })),
    ],
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { description, content }]) => [
        status,
        { description, ...(content ? { content: contentOf(content) } : {}) },
      ]),
    ),
  };
}

function contentOf({ type, schema }: Content): object {
  return { [type]: { schema: schema ? jsonSchema(schema) : { type: "string" } } };
}

/** What has a name is referred to by it. */
function jsonSchema(schema: z.ZodType): object {
  const name = Object.entries(schemas).find(([, named]) => named === schema)?.[0];
  return name ? { $ref: `#/components/schemas/${name}` } : plain(z.toJSONSchema(schema, { io: "input" }));
}

function componentSchemas(): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, plain(z.toJSONSchema(schema, { io: "input" }))]),
  );
}

function plain({ $schema: _, ...schema }: z.core.JSONSchema.BaseSchema): object {
  return schema;
}

function unnamed(method: string, path: string): Described {
  const isDesk = path.startsWith("/desk");
  return {
    tag: isDesk ? "desk" : "pages",
    summary: method === "GET" ? "a page" : "a form of a page",
    ...(isDesk ? { secured: "desk" as const } : {}),
    answers: { default: { description: "a page, or a redirect to one", content: { type: "text/html" } } },
  };
}
