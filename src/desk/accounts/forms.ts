import { z } from "zod";
import { ROLES } from "../agent.ts";

const text = z.string().max(1000).catch("");
const next = z.string().max(1000).optional().catch(undefined);
const role = z.enum(ROLES);

/** What the forms of accounts and people send, by what is done. What is missing is told beside its field, so it is empty here. */
export const signIn = z.object({ email: text, password: text, next });
export const signInCode = z.object({ code: text, next });
export const setUp = z.object({ name: text, email: text, password: text });
export const newPassword = z.object({ current: text, password: text });
export const factor = z.object({ "two-factor-password": text });
export const factorCode = z.object({ code: text });
export const invite = z.object({ email: z.string().max(200).catch(""), role: role.catch("agent") });
export const newRole = z.object({ role });
export const sure = z.object({ sure: z.literal("yes").optional().catch(undefined) });
