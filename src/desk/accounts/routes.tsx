import { Hono } from "hono";
import type { DeskEnv } from "../agent.ts";
import { type OwnAccountOptions, ownAccountRoutes } from "./own-account.tsx";
import { type PeopleOptions, peopleRoutes } from "./people.tsx";
import { type SetUpOptions, setUpRoutes } from "./set-up.tsx";
import { type SignInOptions, signInRoutes } from "./sign-in.tsx";

/** What the account pages draw on. */
export type AccountOptions = SignInOptions & SetUpOptions & OwnAccountOptions & PeopleOptions;

/** The doors to the desk, for who is not signed in. */
export function accountDoors(options: AccountOptions): Hono {
  return new Hono().route("/", signInRoutes(options)).route("/", setUpRoutes(options));
}

/** One's own account and, for admins, everybody's. */
export function accountRoutes(options: AccountOptions): Hono<DeskEnv> {
  return new Hono<DeskEnv>().route("/", ownAccountRoutes(options)).route("/", peopleRoutes(options));
}
