/** What peer-libraries.ts uses of nlp.js, which comes without types. */
declare module "@nlpjs/core" {
  export type Container = { use(plugin: unknown): void };
  export function containerBootstrap(): Promise<Container>;
}
declare module "@nlpjs/lang-ja" {
  export class LangJa {}
}
declare module "@nlpjs/nlp" {
  type Container = import("@nlpjs/core").Container;
  export class Nlp {
    constructor(settings: {
      container: Container;
      forceNER: boolean;
      autoSave: boolean;
      autoLoad: boolean;
      nlu: { log: boolean };
    });
    addLanguage(locale: string): void;
    addDocument(locale: string, utterance: string, intent: string): void;
    train(): Promise<void>;
    process(locale: string, utterance: string): Promise<{ intent: string; score: number }>;
  }
}
