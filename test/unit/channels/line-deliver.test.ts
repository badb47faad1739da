import { describe, expect, it } from "vitest";
import { createDeliverToLine, type LineDelivery } from "../../../src/channels/line/deliver.ts";
import { deliveredTo, fault, giveToken, newUser } from "../../support/line.ts";

const deliver = createDeliverToLine({ accessToken: "t", apiBase: "http://line.test" });

/** One try to deliver to a user nobody has met, by a push unless there is a token. */
function delivery(parts: Partial<LineDelivery> = {}): LineDelivery {
  return {
    lineUserId: newUser(),
    messages: [{ type: "text", text: "こんにちは" }],
    replyToken: undefined,
    maybeDelivered: false,
    retryKey: crypto.randomUUID(),
    ...parts,
  };
}

describe("one try to deliver to LINE", () => {
  it("replies while there is a token, and pushes when there is none", async () => {
    const reply = delivery({ replyToken: `token-${crypto.randomUUID()}` });
    await giveToken(reply);
    expect(await deliver(reply)).toEqual({ result: "delivered" });
    const push = delivery();
    expect(await deliver(push)).toEqual({ result: "delivered" });
    expect((await deliveredTo(reply.lineUserId)).map(({ via }) => via)).toEqual(["reply"]);
    expect(await deliveredTo(push.lineUserId)).toMatchObject([{ via: "push", retryKey: push.retryKey }]);
  });

  it("of a push that LINE has already (409) is delivered, and the user has it once", async () => {
    const push = delivery();
    await deliver(push);
    expect(await deliver(push)).toEqual({ result: "delivered" });
    expect(await deliveredTo(push.lineUserId)).toHaveLength(1);
  });

  it("with a token that is refused says to push; it had arrived where an earlier try may have", async () => {
    const refused = delivery({ replyToken: "nobody's" });
    expect(await deliver(refused)).toEqual({ result: "push-instead", code: "line-400-token" });
    expect(await deliver({ ...refused, maybeDelivered: true })).toEqual({ result: "delivered" });
  });

  it("is not taken for delivered when LINE refuses the message itself", async () => {
    const invalid = delivery({ replyToken: "any", maybeDelivered: true, messages: [] });
    expect(await deliver(invalid)).toEqual({ result: "push-instead", code: "line-400" });
  });

  it.each([
    [429, false],
    [401, false],
    [500, true],
    [503, true],
  ])(
    "that meets %i is made again, as long after as LINE asks; it may have arrived: %s",
    async (status, maybe) => {
      const push = delivery();
      await fault({ to: push.lineUserId, kind: "refuse", status, retryAfter: 7 });
      expect(await deliver(push)).toEqual({
        result: "retry",
        code: `line-${status}`,
        maybeDelivered: maybe,
        afterSeconds: 7,
      });
    },
  );

  it.each([400, 403, 404])("that meets %i fails for good", async (status) => {
    const push = delivery();
    await fault({ to: push.lineUserId, kind: "refuse", status });
    expect(await deliver(push)).toEqual({ result: "failed", code: `line-${status}` });
  });
});
