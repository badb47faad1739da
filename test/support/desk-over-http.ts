import type { ServerUnderTest } from "./server.ts";

/**
 * Makes the first admin of a running server's desk.
 *
 * @param server whose desk has nobody yet
 * @returns opens a path as this admin and gives the page's text; throws for any answer but 200
 */
export async function firstAdminAt(server: ServerUnderTest): Promise<(path: string) => Promise<string>> {
  const made = await fetch(server.firstAdminLink(), {
    method: "POST",
    headers: { origin: server.url },
    body: new URLSearchParams({
      name: "見本 花子",
      email: "admin@example.jp",
      password: "a password of the tests",
    }),
    redirect: "manual",
  });
  const cookie = made.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  return async (path) => {
    const page = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
    if (page.status !== 200) throw new Error(`${path} answers ${page.status}`);
    return await page.text();
  };
}
