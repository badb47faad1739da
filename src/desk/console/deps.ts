import type { DeskConsole } from "../../answers/desk-words.ts";
import type { Office } from "../../answers/office.ts";
import type { DeskStore } from "../../storage/desk/desk-store.ts";
import type { PeopleStore } from "../../storage/desk/people.ts";
import type { DeskDoor } from "../conversation-door.ts";
import type { DeskWords } from "../desk-page.tsx";

/**
 * The line to open pages: `publish` says that a ticket has changed, `follow` answers a page's upgrade request, `recheck` closes the
 * lines of sessions that have ended.
 */
export type Feed = {
  publish(ticket: string): Promise<void>;
  follow(agent: { id: string; name: string }, session: string): Promise<Response>;
  recheck(): Promise<void>;
};

/** What the console draws on. */
export type ConsoleOptions = DeskWords & {
  store: DeskStore;
  people: Pick<PeopleStore, "list">;
  desk: DeskConsole;
  office: Office;
  conversation: (id: string) => DeskDoor;
  feed: Feed;
  now: () => number;
  randomId: () => string;
};
