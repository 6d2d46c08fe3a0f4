// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { language } from "../i18n/i18n";
import type { Trust } from "./finding";
import { systems, type System } from "./systems";
import { TrustView } from "./trust_view";

let place: HTMLElement;

beforeEach(() => {
  language.value = "zh";
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
});

const pairs = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, "0").toUpperCase());
const address = "https://192.168.1.10:8490/judge#7K3M-9QXT";

function show(trust: Trust, system: System = "apple", inWeChat = false, wanted = "/judge"): void {
  const finding = { trust, fingerprint: trust === "untrusted" ? pairs.join(":") : "" };
  act(() => render(<TrustView {...{ finding, system, inWeChat, wanted, address }} />, place));
}

const text = (selector: string) => place.querySelector(selector)?.textContent ?? "";

test.each(systems)("a device with %s sees its own steps open and the others folded", (system) => {
  show("untrusted", system);
  expect(place.querySelectorAll(".card_emphasis .trust_steps > li").length).toBeGreaterThan(3);
  expect(place.querySelectorAll("details")).toHaveLength(systems.length - 1);
  expect(place.querySelectorAll("details[open]")).toHaveLength(0);
  const shown = text(".card_emphasis h2");
  expect([...place.querySelectorAll("summary")].map((one) => one.textContent)).not.toContain(shown);
});

test("the certificate is one large link away, and is not merely filed away", () => {
  show("untrusted");
  const link = place.querySelector<HTMLAnchorElement>(".trust_download");
  expect(link?.getAttribute("href")).toBe("/ca.crt");
  expect(link?.hasAttribute("download")).toBe(false);
});

test("the whole fingerprint stands there to be compared", () => {
  show("untrusted");
  const lines = [...place.querySelectorAll(".trust_print > span")].map((line) => line.textContent);
  expect(lines).toHaveLength(4);
  expect(lines.join(" ").split(" ")).toEqual(pairs);
});

test.each<[Trust, boolean]>([
  ["checking", false],
  ["untrusted", false],
  ["unreachable", false],
  ["refused", true],
  ["plain", true],
  ["trusted", true],
])("where the server is %s, the way on is open: %s", (trust, open) => {
  show(trust);
  expect(text(".trust_go")).toBe("进入评分页面");
  expect(place.querySelector(".trust_go")?.getAttribute("href")).toBe(open ? address : null);
  expect(place.querySelector<HTMLButtonElement>("button.trust_go")?.disabled).toBe(
    open ? undefined : true,
  );
});

test.each<Trust>(["refused", "plain", "trusted"])("%s leaves nothing to install", (trust) => {
  show(trust);
  expect(place.querySelector(".trust_download")).toBeNull();
});

test("it is said in words and a shape whether the device trusts the server", () => {
  show("untrusted");
  expect(text("[role=status]")).toMatch(/^○ 本设备尚未信任/);
  show("trusted");
  expect(text("[role=status]")).toBe("✓ 本设备已信任");
  show("unreachable");
  expect(text("[role=status]")).toMatch(/^▲ 连不上服务器/);
});

test("the way on names the page it leads to", () => {
  show("trusted", "apple", false, "/hall");
  expect(text(".trust_go")).toBe("进入“大屏”页面");
  show("trusted", "apple", false, "/");
  expect(text(".trust_go")).toBe("进入页面列表");
});

test("inside WeChat the page first says to change to a browser", () => {
  show("untrusted", "android", true);
  expect(text(".banner_banner strong")).toBe("请先换到浏览器里打开");
  show("untrusted", "android");
  expect(place.querySelector(".banner_banner")).toBeNull();
});
