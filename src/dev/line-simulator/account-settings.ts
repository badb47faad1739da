import { z } from "zod";

const size = z.strictObject({ width: z.literal(2500), height: z.union([z.literal(843), z.literal(1686)]) });
const bounds = z.strictObject({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
const action = z.strictObject({
  type: z.literal("postback"),
  label: z.string().max(20),
  data: z.string().max(300),
  displayText: z.string().max(300).optional(),
  inputOption: z.enum(["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"]).optional(),
});
/** https://developers.line.biz/en/reference/messaging-api/#create-rich-menu */
const richMenu = z.strictObject({
  size,
  selected: z.boolean(),
  name: z.string().max(300),
  chatBarText: z.string().max(14),
  areas: z.array(z.strictObject({ bounds, action })).max(20),
});
const webhook = z.strictObject({ endpoint: z.url({ protocol: /^https$/ }).max(500) });

type Menu = z.infer<typeof richMenu> & { richMenuId: string };
/** An image of a rich menu is at most a megabyte. */
const MAX_IMAGE = 1024 * 1024;

/** What LINE keeps of an account besides its chats: rich menus and the webhook's address. */
export class AccountSettings {
  readonly menus = new Map<string, Menu>();
  readonly images = new Map<string, number>();
  defaultMenu: string | undefined;
  endpoint: string | undefined;
  /** every change that was asked for, as method and path */
  readonly changes: string[] = [];
  private readonly randomId: () => string;

  constructor(randomId: () => string) {
    this.randomId = randomId;
  }

  /** @returns LINE's answer, or nothing for a path that is not about settings */
  async handle(request: Request): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    const [, id = ""] = /richmenu\/([^/]+)(?:\/content)?$/.exec(pathname) ?? [];
    const asked = `${request.method} ${pathname.replace(id || "\0", "{id}")}`;
    const answer = await this.answer(asked, id, request);
    if (answer?.ok && request.method !== "GET") this.changes.push(asked);
    return answer;
  }

  private async answer(asked: string, id: string, request: Request): Promise<Response | undefined> {
    switch (asked) {
      case "GET /v2/bot/channel/webhook/endpoint":
        return this.endpoint === undefined
          ? notFound()
          : Response.json({ endpoint: this.endpoint, active: true });
      case "PUT /v2/bot/channel/webhook/endpoint": {
        const { data } = webhook.safeParse(await request.json());
        if (!data) return Response.json({ message: "Invalid webhook endpoint URL" }, { status: 400 });
        this.endpoint = data.endpoint;
        return Response.json({});
      }
      case "GET /v2/bot/richmenu/{id}":
        return id === "list" ? Response.json({ richmenus: [...this.menus.values()] }) : notFound();
      case "POST /v2/bot/richmenu": {
        const { data, error } = richMenu.safeParse(await request.json());
        if (!data) return Response.json({ message: error.issues[0]?.message }, { status: 400 });
        const richMenuId = `richmenu-${this.randomId()}`;
        this.menus.set(richMenuId, { ...data, richMenuId });
        return Response.json({ richMenuId });
      }
      case "DELETE /v2/bot/richmenu/{id}":
        return this.menus.delete(id) ? Response.json({}) : notFound();
      case "POST /v2/bot/richmenu/{id}/content": {
        const { byteLength } = await request.arrayBuffer();
        if (!this.menus.has(id)) return notFound();
        if (byteLength > MAX_IMAGE || this.images.has(id))
          return Response.json({ message: "An image is too large or already there" }, { status: 400 });
        this.images.set(id, byteLength);
        return Response.json({});
      }
      case "GET /v2/bot/richmenu/{id}/content":
        return this.images.has(id) ? new Response("image") : notFound();
      case "GET /v2/bot/user/all/richmenu":
        return this.defaultMenu === undefined ? notFound() : Response.json({ richMenuId: this.defaultMenu });
      case "POST /v2/bot/user/all/richmenu/{id}":
        if (!this.images.has(id))
          return Response.json({ message: "must upload richmenu image" }, { status: 400 });
        this.defaultMenu = id;
        return Response.json({});
      default:
        return undefined;
    }
  }
}

function notFound(): Response {
  return Response.json({ message: "Not found" }, { status: 404 });
}
