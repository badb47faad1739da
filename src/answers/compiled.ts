import { z } from "zod";
import compiledContent from "../generated/content.json";
import compiledDesk from "../generated/desk.json";
import compiledDeskAccounts from "../generated/desk-accounts.json";
import compiledPages from "../generated/pages.json";
import { type Content, content as contentSchema } from "./content.ts";
import { type DeskAccountWords, deskAccountWords } from "./desk-accounts.ts";
import { type DeskConsole, deskWords } from "./desk-words.ts";
import { type PageWords, pageWords } from "./pages.ts";

/** The manual, the answers and the bot's own words, as the compile step left them. */
export const content: Content = contentSchema.parse(compiledContent);

/** The words of the web pages, by language. */
export const pagesIn: Record<"ja" | "en", PageWords> = z
  .object({ ja: pageWords, en: pageWords })
  .parse(compiledPages);

/** Those of the pages that are Japanese only. */
export const pages: PageWords = pagesIn.ja;

/** The words of the desk's accounts and its audit. */
export const deskAccounts: DeskAccountWords = deskAccountWords.parse(compiledDeskAccounts);

/** The words of the desk's console, and its canned replies. */
export const deskConsole: DeskConsole = deskWords.parse(compiledDesk);
