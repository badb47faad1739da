import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { DESK_PASSWORD, DeskVisitor } from "../support/desk.ts";

/** An open page's line to the desk. */
async function follow(visitor: DeskVisitor) {
  const { webSocket } = await visitor.request("/desk/live", {
    headers: { upgrade: "websocket", origin: "http://madoguchi.test" },
  });
  if (!webSocket) throw new Error("no line");
  const heard: string[] = [];
  const line = { heard, closed: undefined as number | undefined };
  webSocket.addEventListener("message", ({ data }) => {
    heard.push(String(data));
  });
  webSocket.addEventListener("close", ({ code }) => {
    line.closed = code;
  });
  webSocket.accept();
  return line;
}

const publish = () => env.DESK_FEED.getByName("desk").publish("a ticket");

it("an open page hears of a change until its session ends, and no longer", async () => {
  const agent = await DeskVisitor.signedIn("agent");
  const stays = await DeskVisitor.signedIn("agent");
  const [line, kept] = [await follow(agent), await follow(stays)];
  await publish();
  await vi.waitFor(() => expect(line.heard).toHaveLength(1));
  await agent.post("/desk/sign-out");
  await vi.waitFor(() => expect(line.closed).toBe(4401));
  await publish();
  await vi.waitFor(() => expect(kept.heard).toHaveLength(2));
  expect(line.heard).toHaveLength(1);
  expect(kept.closed).toBeUndefined();
});

it("a password that is changed closes the lines of the other places", async () => {
  const agent = await DeskVisitor.signedIn("agent");
  const elsewhere = new DeskVisitor(agent.email);
  await elsewhere.post("/desk/sign-in", { email: agent.email, password: DESK_PASSWORD });
  const line = await follow(elsewhere);
  await agent.post("/desk/account/password", {
    current: DESK_PASSWORD,
    password: "another password of the tests",
  });
  await vi.waitFor(() => expect(line.closed).toBe(4401));
});
