/**
 * @param ticketId a ticket's id
 * @returns the path of its page at the desk
 */
export function ticketPath(ticketId: string): string {
  return `/desk/tickets/${ticketId}`;
}
