import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { activitySet } from "../../src/channels/web/direct-line-schema.ts";
import { backUp, restore } from "../../src/dev/state-backup.ts";
import { ServerUnderTest } from "../support/server.ts";

let server: ServerUnderTest;

beforeAll(async () => {
  server = await ServerUnderTest.create();
  await server.start();
}, 120_000);

afterAll(async () => await server?.dispose());

const call = (method: string, path: string, token = "", body?: object) =>
  fetch(`${server.url}/v3/directline${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

async function open() {
  const generated = await (await call("POST", "/tokens/generate")).json();
  const { conversationId: id, token } = z
    .object({ conversationId: z.string(), token: z.string() })
    .parse(generated);
  await call("POST", "/conversations", token);
  const path = `/conversations/${id}/activities`;
  const history = async () => {
    const { activities } = activitySet.parse(await (await call("GET", path, token)).json());
    return activities.flatMap((activity) => ("text" in activity ? [activity.text] : []));
  };
  const say = async (text: string) => {
    const before = (await history()).length;
    await call("POST", path, token, { type: "message", text });
    for (let tries = 0; tries < 100 && (await history()).length < before + 2; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  return { path, token, say, history };
}

it("a backup of the running service brings all conversations back as they were, ready to go on", async () => {
  const people = [await open(), await open()];
  for (const { say } of people) await say("カードをなくしました");
  const before = await Promise.all(people.map(({ history }) => history()));

  const folder = join(server.state, "../backup");
  const { files } = await backUp(server.state, folder, new Date().toISOString());
  expect(files.length).toBeGreaterThan(3);

  for (const { say } of people) await say("マイナンバーカード");
  const late = await open();
  expect(() => restore(folder, server.state, `${server.state}-aside`)).toThrow("stop the server first");
  await server.kill();
  restore(folder, server.state, `${server.state}-aside`);
  await server.start();

  expect(await Promise.all(people.map(({ history }) => history()))).toEqual(before);
  expect((await call("GET", late.path, late.token)).status).toBe(404);
  await people[0]?.say("マイナンバーカード");
  expect((await people[0]?.history())?.length).toBe((before[0]?.length ?? 0) + 2);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
