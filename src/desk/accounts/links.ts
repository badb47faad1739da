/**
 * @param token what the link ends in
 * @returns what is stored of it: SHA-256, base64url
 */
export async function tokenHash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param origin where the desk is served
 * @param token the link's secret
 * @returns the address that sets up an account
 */
export function setUpLink(origin: string, token: string): string {
  return `${origin}/desk/set-up/${token}`;
}
