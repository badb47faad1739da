/**
 * The id under which we keep a LINE user's conversation: a hash, so that nothing outside the conversation's own storage
 * holds LINE's id. LINE's ids are 128 random bits, which nobody finds by trying.
 *
 * @param lineUserId the user's, group's or room's id in a webhook event's source
 * @returns 22 characters of URL-safe base64
 */
export async function lineConversationId(lineUserId: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`line:${lineUserId}`));
  return new Uint8Array(hash).toBase64({ alphabet: "base64url", omitPadding: true }).slice(0, 22);
}
