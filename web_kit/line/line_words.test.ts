import { beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../i18n/i18n";
import { playedAfternoon_ms } from "../preview/played_times";
import { calmLine, lineWords, staleWords, type LineFacts } from "./line_words";

const since = playedAfternoon_ms;
const lost: LineFacts = { ...calmLine, state: "offline", since };

function words(line: LineFacts): string {
  const { shape, head, time, more } = lineWords(line, "kit.line.safe.judge");
  return [shape, head + time, more].filter((one) => one !== "").join(" ");
}

beforeEach(() => setLanguage("zh"));

describe("The strip of a page says", () => {
  test.each<[string, LineFacts, string]>([
    ["that it is connected", calmLine, "● 已连接"],
    [
      "since when it is not, what is safe, and that it tries by itself",
      lost,
      "▲ 连接中断（14:03 起） 您写的都存在本机，请继续。正在自动重试。",
    ],
    [
      "that the Wi-Fi asks for a login, and where to give it",
      { ...lost, barrier: "login" },
      "▲ 网络要求登录（14:03 起） 您写的都存在本机，请继续。请在系统设置里登录 Wi-Fi。",
    ],
    [
      "that somebody else answers",
      { ...lost, barrier: "foreign" },
      "▲ 答复的不是评分服务器（14:03 起） 您写的都存在本机，请继续。请登录 Wi-Fi，或换回会场的 Wi-Fi。",
    ],
    [
      "no time where the server was never heard",
      { ...lost, since: null },
      "▲ 连接中断 您写的都存在本机，请继续。正在自动重试。",
    ],
    ["that what is shown is not yet the newest", { ...calmLine, since }, "◎ 已连接，正在更新…"],
    [
      "that this device keeps nothing, connected or not",
      { ...calmLine, storageFull: true },
      "▲ 本机存不下草稿 见到“已确认”前，请不要关闭本页。",
    ],
    [
      "nothing of what is kept where nothing is",
      { ...lost, storageFull: true },
      "▲ 连接中断（14:03 起） 见到“已确认”前，请不要关闭本页。正在自动重试。",
    ],
  ])("%s", (_, line, said) => {
    expect(words(line)).toBe(said);
  });

  test("the same in English", () => {
    setLanguage("en");
    expect(words(lost)).toBe(
      "▲ Offline since 14:03 What you write is kept here; go on. Trying again by itself.",
    );
  });
});

describe("The mark of a screen", () => {
  test("is empty while what it shows is current", () => {
    expect(staleWords(calmLine)).toBe("");
  });

  test("says of when what it shows is, also while the newest is on its way", () => {
    expect(staleWords(lost)).toBe("连接中断，停在 14:03");
    expect(staleWords({ ...calmLine, since })).toBe("正在更新，停在 14:03");
    expect(staleWords({ ...lost, barrier: "login" })).toBe("网络要求登录，停在 14:03");
  });

  test("says at least that nothing answers where nothing was shown", () => {
    expect(staleWords({ ...lost, since: null })).toBe("连接中断");
    expect(staleWords({ ...calmLine, state: "connecting" })).toBe("");
  });
});
