import { once } from "node:events";
import { WebSocket } from "ws";
import { z } from "zod";
import { activitySet, session } from "../../src/channels/web/direct-line-schema.ts";

const streamed = activitySet.partial({ watermark: true });
type Activities = z.infer<typeof streamed>["activities"];
const ANSWER_WITHIN_MS = 30_000;

/** Somebody who talks over Direct Line and reads the answers from the stream. */
export class DirectLineUser {
  private readonly activitiesUrl: string;
  private readonly headers: Record<string, string>;
  private readonly socket: WebSocket;
  private answered: () => void = () => {};
  /** what came: the user's own messages, activities that came a second time, and answers that the stream kept back */
  readonly heard = { own: 0, again: 0, late: 0 };
  private readonly ids = new Set<string>();
  private readonly polled = new Set<string>();

  private constructor(activitiesUrl: string, token: string, socket: WebSocket) {
    this.activitiesUrl = activitiesUrl;
    this.headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    this.socket = socket;
    socket.on("message", (data) => {
      if (String(data) !== "") this.read(streamed.parse(JSON.parse(String(data))).activities);
    });
  }

  /** Starts a conversation and opens its stream. */
  static async open(url: string): Promise<DirectLineUser> {
    const base = `${url}/v3/directline`;
    const generated = await fetch(`${base}/tokens/generate`, { method: "POST" });
    const { token } = z.object({ token: z.string() }).parse(await generated.json());
    const headers = { authorization: `Bearer ${token}` };
    const started = await fetch(`${base}/conversations`, { method: "POST", headers });
    const { conversationId, streamUrl } = session.parse(await started.json());
    const socket = new WebSocket(streamUrl);
    const user = new DirectLineUser(`${base}/conversations/${conversationId}/activities`, token, socket);
    await once(socket, "open");
    return user;
  }

  /**
   * Says something. When the stream brings no answer in time, the history is asked for it, as Direct Line's clients do.
   *
   * @returns milliseconds until the answer was there
   * @throws Error when there is none
   */
  async say(text: string): Promise<number> {
    const sent = performance.now();
    const answer = new Promise<void>((resolve, reject) => {
      const late = () => this.poll().then(resolve, () => reject(new Error(`no answer to 「${text}」`)));
      const timer = setTimeout(late, ANSWER_WITHIN_MS);
      this.answered = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    const body = JSON.stringify({
      type: "message",
      text,
      channelData: { clientActivityID: crypto.randomUUID() },
    });
    const response = await fetch(this.activitiesUrl, { method: "POST", headers: this.headers, body });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`posting answered ${response.status}`);
    await answer;
    return performance.now() - sent;
  }

  /** Hangs up. */
  close(): void {
    this.socket.close();
  }

  private async poll(): Promise<void> {
    const response = await fetch(this.activitiesUrl, { headers: this.headers });
    const missing = activitySet.parse(await response.json()).activities.filter(({ id }) => !this.ids.has(id));
    if (!missing.some(isAnswer)) throw new Error("the history holds no answer either");
    this.read(missing);
    for (const { id } of missing) this.polled.add(id);
    this.heard.late += 1;
  }

  private read(activities: Activities): void {
    for (const activity of activities) {
      if (activity.type === "typing" || this.polled.has(activity.id)) continue;
      if (this.ids.has(activity.id)) this.heard.again += 1;
      this.ids.add(activity.id);
      if (activity.from.role === "user") this.heard.own += 1;
      else if (isAnswer(activity)) this.answered();
    }
  }
}

function isAnswer(activity: Activities[number]): boolean {
  return "channelData" in activity && activity.channelData !== undefined && "outcome" in activity.channelData;
}
