import compiledContent from "../generated/content.json";
import compiledPages from "../generated/pages.json";
import { type Content, content as contentSchema } from "./content.ts";
import { type PageWords, pageWords } from "./pages.ts";

/** The manual, the answers and the bot's own words, as the compile step left them. */
export const content: Content = contentSchema.parse(compiledContent);

/** The words of the web pages. */
export const pages: PageWords = pageWords.parse(compiledPages);
