const JAPANESE = /^ja\b/i;

let reading: HTMLElement | undefined;

/** @returns whether this browser has a Japanese voice; some learn of their voices late and say `voiceschanged` then */
export function canReadAloud(): boolean {
  return "speechSynthesis" in window && voice() !== undefined;
}

function voice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang }) => JAPANESE.test(lang.replace("_", "-")));
}

/**
 * Reads a message aloud, or stops. Nothing is ever read without being asked for.
 *
 * @param button below the message
 */
export function readAloud(button: HTMLElement): void {
  const wasReading = reading === button;
  stop();
  if (wasReading) return;
  const sentences = sentencesOf(button.closest(".message")?.querySelector(".body"));
  sentences.forEach((sentence, i) => {
    const spoken = new SpeechSynthesisUtterance(sentence);
    spoken.lang = "ja-JP";
    spoken.voice = voice() ?? null;
    spoken.onend = () => {
      if (reading === button && i === sentences.length - 1) stop();
    };
    speechSynthesis.speak(spoken);
  });
  reading = button;
  swapLabel(button);
}

function stop(): void {
  speechSynthesis.cancel();
  if (reading) swapLabel(reading);
  reading = undefined;
}

/** The button says what it does next. */
function swapLabel(button: HTMLElement): void {
  const label = button.textContent ?? "";
  button.textContent = button.dataset.stop ?? "";
  button.dataset.stop = label;
}

/** Sentence by sentence: some browsers break off a long text. Furigana would be heard twice. */
function sentencesOf(body: Element | null | undefined): string[] {
  const copy = body?.cloneNode(true);
  if (!(copy instanceof Element)) return [];
  for (const reading of copy.querySelectorAll("rt")) reading.remove();
  for (const block of copy.querySelectorAll("p, li, tr, h4, br")) block.append("\n");
  return (copy.textContent ?? "").split(/(?<=。)|\n+/).flatMap((sentence) => sentence.trim() || []);
}
