import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { ServerUnderTest } from "../support/server.ts";

let server: ServerUnderTest;

beforeAll(async () => {
  server = await ServerUnderTest.create();
  await server.start();
}, 120_000);

afterAll(async () => await server?.dispose());

it("serves an OpenAPI document that the specification's own schema accepts", async () => {
  const served = await (await fetch(`${server.url}/openapi.json`)).json();
  const document = z.record(z.string(), z.unknown()).parse(served);
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document);
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});
