/** A style sheet's text, as esbuild gives it to embed.ts (compile/page.ts). */
declare module "*.css" {
  const text: string;
  export default text;
}
