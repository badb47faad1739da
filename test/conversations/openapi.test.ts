import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { activitySet, refusal, resource, session } from "../../src/channels/web/direct-line-schema.ts";
import { DESCRIBED } from "../../src/openapi/described.ts";
import { call, DirectLineClient, Stream } from "../support/direct-line.ts";

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const served = async () =>
  document.parse(await (await exports.default.fetch("http://madoguchi.test/openapi.json")).json());

describe("the OpenAPI document", () => {
  it("describes each public route that it names, and names no route that is not there", async () => {
    const { paths } = await served();
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { summary }]) => ({
        route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
        summary,
      })),
    );
    for (const [route, { summary }] of Object.entries(DESCRIBED)) {
      expect(listed).toContainEqual({ route, summary });
    }
    const toPrograms = listed.filter(({ route }) => /\/(v3|line|healthz|readyz)\b/.test(route));
    expect(toPrograms.map(({ route }) => route).filter((route) => !DESCRIBED[route])).toEqual([]);
  });

  it("describes each form of the desk", async () => {
    const { paths } = await served();
    const sent = Object.entries(paths).filter(([path, { post }]) => path.startsWith("/desk") && post);
    expect(sent.length).toBeGreaterThan(20);
    const described = (path: string) => DESCRIBED[`POST ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`];
    expect(sent.map(([path]) => path).filter((path) => !described(path))).toEqual([]);
  });

  it("names the fields of each form of the console and of the settings", async () => {
    const { paths } = await served();
    const fields = (path: string) => JSON.stringify(paths[path]?.post?.requestBody ?? "none");
    expect(fields("/desk/tickets/{id}/replies")).toMatch(/"replyId".*"answer".*"text"/);
    expect(fields("/desk/tickets/{id}/actions")).toMatch(/"claim".*"resolve"/);
    expect(fields("/desk/sign-in")).toMatch(/"email".*"password"/);
    expect(fields("/desk/people")).toMatch(/"email".*"role"/);
    expect(fields("/settings")).toMatch(/"size".*"colours".*"furigana".*"language"/);
    const ofConsole = Object.keys(paths).filter(
      (path) => /^\/desk\/(bulk|tickets)/.test(path) && paths[path]?.post,
    );
    expect(ofConsole.filter((path) => fields(path) === '"none"')).toEqual([]);
  });

  it("gives each operation a name of its own and refers to shapes that are there", async () => {
    const { paths, components } = await served();
    const names = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(names).size).toBe(names.length);
    const references = JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g);
    for (const [, name] of references) expect(components.schemas).toHaveProperty(name ?? "");
  });
});

describe("what Direct Line answers", () => {
  it("is of the described shapes, to the last field", async () => {
    const client = await DirectLineClient.open();
    const stream = await Stream.open(client.streamUrl);
    const posted = await client.post({
      type: "message",
      text: "暗証番号を忘れました",
      channelData: { clientActivityID: "c1" },
    });
    const id = await posted.json();
    expect(resource.strict().parse(id)).toEqual(id);
    await stream.texts(3);
    const path = `/conversations/${client.id}/activities`;
    const set = await (await call("GET", path, client.token)).json();
    expect(activitySet.parse(set)).toEqual(set);
    const streamed = { activities: stream.received, watermark: stream.watermark };
    expect(activitySet.parse(streamed)).toEqual(streamed);
    const started = await (await call("POST", "/conversations", client.token)).json();
    expect(session.strict().parse(started)).toEqual(started);
    const refused = await (await call("GET", path)).json();
    expect(refusal.strict().parse(refused)).toEqual(refused);
  });
});
