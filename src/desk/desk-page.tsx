import type { Child } from "hono/jsx";
import type { DeskAccountWords } from "../answers/desk-accounts.ts";
import type { PageWords } from "../answers/pages.ts";
import { Layout } from "../pages/layout.tsx";
import type { Agent } from "./agent.ts";

/** The words that the desk's pages share. */
export type DeskWords = {
  words: PageWords;
  /** `banner` stands above every page */
  said: DeskAccountWords & { banner?: string };
};

type Props = DeskWords & {
  title: string;
  /** whether something that was sent is to be mended: the title, which is read first, says so */
  faulty?: boolean;
  /** who is signed in; without, there is no menu */
  agent?: Agent;
  /** the menu's page that this is */
  here?:
    | "/desk"
    | "/desk/conversations"
    | "/desk/undelivered"
    | "/desk/gaps"
    | "/desk/figures"
    | "/desk/audit"
    | "/desk/people"
    | "/desk/account";
  children: Child;
};

/** The frame of the desk's pages: who is signed in, where to go, the way out. */
export function DeskPage({ words, said, title, faulty, agent, here, children }: Props) {
  const prefix = faulty ? `${said.faults.titlePrefix}：` : "";
  return (
    <Layout words={words} title={`${prefix}${title}　${words.siteName}`} desk>
      {said.banner ? <p class="banner">{said.banner}</p> : null}
      {agent ? <Menu said={said} agent={agent} here={here} /> : null}
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </Layout>
  );
}

function Menu({
  said,
  agent,
  here,
}: {
  said: DeskAccountWords;
  agent: Agent;
  here: Props["here"] | undefined;
}) {
  const { nav, roles } = said;
  const pages = [
    { href: "/desk", name: nav.queue, roles: ["agent", "supervisor", "admin"] },
    { href: "/desk/conversations", name: nav.conversations, roles: ["agent", "supervisor", "admin"] },
    { href: "/desk/undelivered", name: nav.undelivered, roles: ["agent", "supervisor", "admin"] },
    { href: "/desk/gaps", name: nav.gaps, roles: ["agent", "supervisor", "admin"] },
    { href: "/desk/figures", name: nav.figures, roles: ["supervisor", "admin"] },
    { href: "/desk/audit", name: nav.audit, roles: ["supervisor", "admin"] },
    { href: "/desk/people", name: nav.people, roles: ["admin"] },
    { href: "/desk/account", name: nav.account, roles: ["agent", "supervisor", "admin"] },
  ];
  return (
    <header class="desk-menu">
      <nav aria-label={nav.label}>
        <ul>
          {pages
            .filter((page) => page.roles.includes(agent.role))
            .map(({ href, name }) => (
              <li>
                <a href={href} aria-current={href === here ? "page" : undefined}>
                  {name}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <form method="post" action="/desk/sign-out">
        <span>
          {nav.signedInAs.replace("{name}", () => agent.name)}（{roles[agent.role]}）
        </span>
        <button type="submit">{nav.signOut}</button>
      </form>
    </header>
  );
}
