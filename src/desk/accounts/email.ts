/**
 * @param email as typed
 * @returns as it is stored and compared: half width, lower case
 */
export function asStored(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
