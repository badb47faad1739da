import { z } from "zod";
import { openPackedFile, packFile } from "./packed-file.ts";
import { MARKS, type Trust } from "./trust.ts";

/** An answer by its id in content/answers. */
export const answerTarget = z.strictObject({ answer: z.string() });
/** What the bot says of itself: a greeting, handing over, "not in the manual". */
export const replyTarget = z.strictObject({
  reply: z.enum([
    "human",
    "greeting",
    "thanks",
    "about-bot",
    "emergency",
    "upset",
    "unclear",
    "office",
    "transcript",
    "easier",
    "usual",
    "erase",
    "out-of-scope",
  ]),
});
export type OwnReply = z.infer<typeof replyTarget>["reply"];
/** What an intent leads to. */
const target = z.union([answerTarget, replyTarget]);
export type Target = z.infer<typeof target>;

/**
 * @param target what an intent leads to
 * @param reply one of ours
 * @returns whether it leads to this reply
 */
export function leadsTo(target: Target, reply: OwnReply): boolean {
  return "reply" in target && target.reply === reply;
}

/**
 * @param target what an intent leads to
 * @returns whether it is what the manual does not hold
 */
export function isOutside(target: Target): boolean {
  return leadsTo(target, "out-of-scope");
}

/** What `npm run calibrate` writes; see trust.ts. */
export const trust: z.ZodType<Trust> = z.object({
  weights: z.record(z.enum(MARKS), z.number()),
  bias: z.number(),
});

const about = z.object({
  intents: z.array(z.object({ id: z.string(), target })),
  concepts: z.record(z.string(), z.array(z.string())),
  /** what one step of a stored weight is worth */
  weightStep: z.number(),
  outsideBias: z.number(),
  /** how surely an answer is right, by what is known of the message */
  trust,
  /** the main sections of all answers */
  sections: z.array(z.string()),
  /** the inverse document frequency of a feature that no utterance has */
  unseenIdf: z.number(),
  answers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** the title in hiragana, among which a typing slip is looked up */
      reading: z.string(),
      /** answers of one topic follow from one another */
      topic: z.string(),
      /** the manual's section it is mainly taken from */
      section: z.string(),
    }),
  ),
});

/** A linear classifier over the features of features.ts; see train.ts. */
export type Model = z.infer<typeof about> & {
  /** feature → its row in `idf` and `starts` */
  features: Map<string, number>;
  idf: Float32Array;
  /** where a feature's weights start; one more than features. The smallest weights are not kept */
  starts: Uint32Array;
  /** the intents, as indices of `intents`, that a feature speaks for or against */
  columns: Uint16Array;
  /** how much, in steps of `weightStep` */
  weights: Int8Array;
  bias: Float32Array;
  /** how much each feature says that the manual does not hold what is asked */
  outsideWeights: Float32Array;
  /** where a feature's sections start; one more than features */
  saidStarts: Uint32Array;
  /** the sections, as indices of `sections`, of which somebody or the answer itself said it */
  saidIn: Uint8Array;
};

/** Bump when the sections' layout changes. */
const VERSION = 6;

/**
 * @param model a trained model
 * @returns the bytes of model.bin
 */
export function writeModel({
  features,
  idf,
  starts,
  columns,
  weights,
  bias,
  outsideWeights,
  saidStarts,
  saidIn,
  ...rest
}: Model): Uint8Array<ArrayBuffer> {
  // One text, not a JSON array: reading fifteen thousand strings out of JSON would double the cold start.
  const names = new TextEncoder().encode([...features.keys()].join("\n"));
  return packFile(VERSION, rest, {
    names,
    idf,
    starts,
    columns,
    weights,
    bias,
    outsideWeights,
    saidStarts,
    saidIn,
  });
}

/**
 * @param file the bytes of model.bin
 * @returns the model, its tables as views into the file
 * @throws Error when the file is of another version
 */
export function readModel(file: ArrayBuffer): Model {
  const packed = openPackedFile(file, VERSION);
  const names = new TextDecoder().decode(packed.bytes("names")).split("\n");
  return {
    ...about.parse(packed.about),
    features: new Map(names.map((feature, row) => [feature, row])),
    idf: packed.float32("idf"),
    starts: packed.uint32("starts"),
    columns: packed.uint16("columns"),
    weights: packed.int8("weights"),
    bias: packed.float32("bias"),
    outsideWeights: packed.float32("outsideWeights"),
    saidStarts: packed.uint32("saidStarts"),
    saidIn: packed.bytes("saidIn"),
  };
}
