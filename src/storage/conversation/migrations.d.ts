/** drizzle-kit writes migrations/migrations.js; its SQL files are bundled as text (wrangler.toml, rules). */
declare module "*/migrations.js" {
  const migrations: {
    journal: { entries: { idx: number; when: number; tag: string; breakpoints: boolean }[] };
    migrations: Record<string, string>;
  };
  export default migrations;
}
