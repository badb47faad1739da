import type { DeskAccountWords } from "../../../answers/desk-accounts.ts";
import type { SignedIn } from "../../../storage/desk/people.ts";
import { deviceOf } from "../device.ts";

const WHEN = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  dateStyle: "medium",
  timeStyle: "short",
});

type Props = {
  said: DeskAccountWords;
  sessions: SignedIn[];
  /** the session that this page is seen with: it ends by signing out */
  own?: string;
  /** where to post: `{path}/{id}/end` ends one, `{path}/end` the others */
  path: string;
};

/** Where somebody is signed in, each with a button to end it. */
export function Sessions({ said, sessions, own, path }: Props) {
  const { account, person } = said;
  const others = sessions.filter(({ id }) => id !== own);
  if (sessions.length === 0) return <p>{person.noSessions}</p>;
  return (
    <>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{account.columns.device}</th>
              <th scope="col">{account.columns.since}</th>
              <th scope="col">{account.columns.lastUsed}</th>
              <th scope="col">{account.columns.action}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, userAgent, createdAt, updatedAt }) => (
              <tr>
                <th scope="row" id={`session-${id}`}>
                  {deviceOf(userAgent) ?? account.unknownDevice}
                </th>
                <td>{WHEN.format(createdAt)}</td>
                <td>{WHEN.format(updatedAt)}</td>
                <td>
                  {id === own ? (
                    account.thisSession
                  ) : (
                    <form method="post" action={`${path}/${id}/end`}>
                      <button type="submit" aria-describedby={`session-${id}`}>
                        {account.endSession}
                      </button>
                    </form>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > 0 ? (
        <form method="post" action={`${path}/end`}>
          <button type="submit">{own === undefined ? person.endAll : account.endOthers}</button>
        </form>
      ) : null}
    </>
  );
}
