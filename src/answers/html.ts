/**
 * @param text any text
 * @returns it with the letters that mean something in HTML written as references
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
