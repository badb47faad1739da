/**
 * The chat on a municipality's own page: a button that opens it in a dialog.
 *
 *     <script src="https://…/static/embed.js" data-label="カードの相談" data-close="閉じる" async></script>
 *
 * It asks no other host than ours for anything, sets no cookie, and touches nothing of the page around. The page's origin must
 * stand in EMBED_ORIGINS, or browsers refuse to show the frame.
 */
import styles from "./styles/embed.css";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) embed(script);

function embed({ src, dataset }: HTMLScriptElement): void {
  const { origin } = new URL(src);
  const label = dataset.label ?? "マイナンバーカードの相談";
  const button = element("button", { type: "button", className: "open", textContent: label });
  const close = element("button", { type: "button", textContent: dataset.close ?? "閉じる" });
  const frame = element("iframe", { title: label, referrerPolicy: "no-referrer" });
  // A modal dialog is the browser's own: the page around is inert, Escape closes it, focus comes back to the button.
  const dialog = element("dialog", { ariaLabel: label });
  dialog.append(close, frame);

  button.addEventListener("click", () => {
    // Nothing is loaded before it is wanted.
    if (!frame.src) frame.src = `${origin}/embed`;
    dialog.showModal();
    frame.contentWindow?.focus();
  });
  // A document takes the focus only once it is there.
  frame.addEventListener("load", () => {
    if (dialog.open) frame.contentWindow?.focus();
  });
  close.addEventListener("click", () => dialog.close());
  // With the focus in the frame, keys are the frame's: it tells of Escape.
  addEventListener("message", (event) => {
    const isOurs = event.source === frame.contentWindow && event.origin === origin;
    if (isOurs && event.data === "madoguchi:close") dialog.close();
  });

  const host = element("div", { lang: "ja" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  root.append(button, dialog);
  document.body.append(host);
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
