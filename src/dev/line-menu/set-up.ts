import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { type Menu, menuName, OUR_MENUS, richMenuRequest } from "./menu.ts";

/** What the account shall have. */
export type Wanted = {
  menu: Menu;
  /** the menu's PNG */
  image: Uint8Array;
  /** https://…/line/webhook; none leaves the account's as it is */
  webhook: string | undefined;
};

/** How LINE is reached; `apiBase` is another host than LINE's own. */
export type Account = { accessToken: string; apiBase: string | undefined };

/** What stands, or is done: each a line for the operator. */
export type Report = { done: string[]; asIs: string[] };

/**
 * Brings an account's rich menu and webhook address to what is wanted; what is so already is left alone, and so are menus that
 * are not ours. A run that was cut off is finished by the next.
 *
 * @param wanted menu, image and address
 * @param account LINE's token and host
 * @param dryRun only reads, and reports what would be done
 * @returns what was done and what stood already
 * @throws HTTPFetchError when LINE refuses
 */
export async function setUp(wanted: Wanted, account: Account, dryRun: boolean): Promise<Report> {
  const options = {
    channelAccessToken: account.accessToken,
    ...(account.apiBase ? { baseURL: account.apiBase } : {}),
  };
  const api = new messagingApi.MessagingApiClient(options);
  const blob = new messagingApi.MessagingApiBlobClient(options);
  const report: Report = { done: [], asIs: [] };
  const change = async (what: string, make: () => Promise<unknown>) => {
    if (!dryRun) await make();
    report.done.push(what);
  };
  await setUpWebhook(api, wanted.webhook, change, report);
  await setUpMenu(api, blob, wanted, change, report);
  return report;
}

type Change = (what: string, make: () => Promise<unknown>) => Promise<void>;

async function setUpWebhook(
  api: messagingApi.MessagingApiClient,
  webhook: string | undefined,
  change: Change,
  { asIs }: Report,
): Promise<void> {
  const current = await orNothing(api.getWebhookEndpoint());
  if (current && !current.active)
    asIs.push("webhook: switched off; switch on “Use webhook” in LINE's console");
  if (!webhook) asIs.push(`webhook: ${current?.endpoint ?? "none"} (give another with --webhook https://…)`);
  else if (current?.endpoint === webhook) asIs.push(`webhook: ${webhook}`);
  else await change(`webhook: ${webhook}`, () => api.setWebhookEndpoint({ endpoint: webhook }));
}

async function setUpMenu(
  api: messagingApi.MessagingApiClient,
  blob: messagingApi.MessagingApiBlobClient,
  { menu, image }: Wanted,
  change: Change,
  { asIs }: Report,
): Promise<void> {
  const name = menuName(menu, image);
  const { richmenus } = await api.getRichMenuList();
  const ours = richmenus.filter((rich) => rich.name.startsWith(OUR_MENUS));
  let id = ours.find((rich) => rich.name === name)?.richMenuId;
  if (id) asIs.push(`rich menu: ${name}`);
  else
    await change(
      `rich menu: ${name} created, ${menu.areas.map(({ label }) => label).join(" / ")}`,
      async () => {
        id = (await api.createRichMenu(richMenuRequest(menu, name))).richMenuId;
      },
    );
  if (id && (await orNothing(blob.getRichMenuImage(id)))) asIs.push("its image: uploaded");
  else
    await change(`its image: ${Math.round(image.byteLength / 1024)} KiB uploaded`, () =>
      blob.setRichMenuImage(id ?? "", new Blob([new Uint8Array(image)], { type: "image/png" })),
    );
  const shown = await orNothing(api.getDefaultRichMenuId());
  if (id && shown?.richMenuId === id) asIs.push("shown to everybody");
  else await change("shown to everybody", () => api.setDefaultRichMenu(id ?? ""));
  for (const old of ours.filter((rich) => rich.name !== name))
    await change(`an earlier menu deleted: ${old.name}`, () => api.deleteRichMenu(old.richMenuId));
}

/** @returns what LINE has, or nothing where it says 404 */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return undefined;
    throw error;
  }
}
