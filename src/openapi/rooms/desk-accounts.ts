import * as forms from "../../desk/accounts/forms.ts";
import { type Described, page } from "../described-route.ts";
import { form } from "./desk-form.ts";

const faulty = { 422: page("the same form, with what is to be mended beside its field") };
const guarded = { ...faulty, 429: page("tried too often: when to try again") };
const unknown = { 404: page("there is nobody by this id") };
const withoutAddress = { 409: page("the first admin's link is printed by npm start") };
const open = undefined;

/** The forms about accounts and people by method and path, as Hono knows them. */
export const DESK_ACCOUNTS: Record<string, Described> = {
  "POST /desk/sign-in": form(
    "signs in, or asks for the second factor",
    forms.signIn,
    { ...guarded, 401: page("address or password is wrong") },
    open,
  ),
  "POST /desk/sign-in/code": form(
    "signs in with the second factor",
    forms.signInCode,
    { ...faulty, 401: page("the code is wrong, or the first step too long ago") },
    open,
  ),
  "POST /desk/set-up/:token": form(
    "makes an account, or a new password; the link is used up",
    forms.setUp,
    { ...faulty, 404: page("the link was used, withdrawn, or is too old") },
    open,
  ),
  "POST /desk/sign-out": form("signs out"),
  "POST /desk/account/password": form("changes one's own password", forms.newPassword, guarded),
  "POST /desk/account/two-factor": form(
    "begins a second factor: its key and backup codes",
    forms.factor,
    guarded,
  ),
  "POST /desk/account/two-factor/confirm": form("turns the second factor on", forms.factorCode, faulty),
  "POST /desk/account/two-factor/end": form("turns the second factor off", forms.factor, guarded),
  "POST /desk/account/two-factor/backup-codes": form("makes new backup codes", forms.factor, guarded),
  "POST /desk/account/sessions/end": form("ends one's own other sessions"),
  "POST /desk/account/sessions/:id/end": form("ends one of one's own sessions"),
  "POST /desk/people": form("invites somebody: a link that is shown once", forms.invite, faulty),
  "POST /desk/people/:id/link": form("makes a link for a new password", undefined, {
    ...unknown,
    ...withoutAddress,
  }),
  "POST /desk/people/:id/uninvite": form("withdraws an invitation", undefined, unknown),
  "POST /desk/people/:id/role": form("gives another role", forms.newRole, { ...faulty, ...unknown }),
  "POST /desk/people/:id/two-factor/remove": form("takes a lost second factor away", undefined, unknown),
  "POST /desk/people/:id/sessions/end": form("ends all of somebody's sessions", undefined, unknown),
  "POST /desk/people/:id/sessions/:session/end": form("ends one of somebody's sessions", undefined, unknown),
  "POST /desk/people/:id/deactivate": form("closes somebody's account", forms.sure, {
    ...faulty,
    ...unknown,
  }),
};
