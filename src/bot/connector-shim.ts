/**
 * Stands in for botframework-connector (wrangler.toml and vitest.config.ts alias it): its browser build wants `window`
 * and does not start in workerd. botbuilder-core names these for Azure's channels, which we do not use; nothing here is
 * ever called. See docs/decisions/botbuilder.md.
 */
export const AuthenticationConstants = {};
export const SkillValidation = {};
export class BotFrameworkAuthentication {}
export class BotFrameworkAuthenticationFactory {}
export class PasswordServiceClientCredentialFactory {}
