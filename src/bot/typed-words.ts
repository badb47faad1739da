/** What people say before an answer, and after it. */
const LEAD =
  /^(?:(?:えっと|えーと|ええと|あのー?|うーん|たぶん|多分|おそらく|まあ|じゃあ|それは)[、,。.!]*|(?:はい|うん|ええ|いいえ|いえ|いや|そうですね|では)[、,。.!]+)+(?=.)/;
const ENDING =
  /(?:(?:なん)?(?:です|だ)(?:けど|けれど|けれども|が|ね|よ|よね|わ|って)?|でした|でございます|っす|かな|と思います|とおもいます|と思う|でお願いします|でおねがいします|をお願いします|おねがいします|お願いします|にします|がいいです|を選びます|で|ね|よ)?[。.、,!〜ー~…]*$/;
const QUESTION =
  /[?]|か$|かな$|ですかね|何|なに|なぜ|どう|どこ|どれ|どの|どんな|だれ|いつ|いくら|教えて|おしえて|とは|って$/;
const CANNOT_GO = /(?:行け|いけ|来られ|来れ|出られ|歩け|動け)(?:ない|ません)/g;
const NEGATION = /ない|なかった|ません|ませんでした|ちがう|ちがいます|違う|違います|ではなく|じゃなく|以外/;

/**
 * @param text as typed
 * @returns in one form to compare: NFKC, lower case, hiragana, without spaces, brackets and full stops at the end, 「しちゃった」 as
 *   「した」, 「じゃない」 as 「ではない」, 「してない」 as 「していない」
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s「」『』()]+/g, "")
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[。.、,!]+$/, "")
    .replace(/(?:てしま|ちゃ)(?:った|いました)/g, "た")
    .replace(/(?:では|じゃ)(?:ない|ありません)(?:です)?/g, "ではない")
    .replace(/て(?=ない|ません|なかった)/g, "てい");
}

/** @returns the text without 「えっと」「はい、」 before it; the whole text when it is nothing else */
export function withoutLead(text: string): string {
  return text.replace(LEAD, "");
}

/** @returns the text without 「です」「だと思います」「でお願いします」 after it; the whole text when it is nothing else */
export function withoutEnding(text: string): string {
  const rest = text.replace(ENDING, "").replace(/の(?:もの|やつ|ほう|方)?$/, "");
  // 「まだ」 is no 「ま」 with 「だ」.
  return /^[ぁ-ゖ]?$/.test(rest) ? text : rest;
}

/** @returns whether the text asks something */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text);
}

/** @returns whether the text denies something; that somebody cannot go denies nothing of who they are */
export function isNegated(text: string): boolean {
  return NEGATION.test(text.replace(CANNOT_GO, ""));
}
