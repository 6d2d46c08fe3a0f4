// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { cases } from "../../../tests/scenes/cases";
import { FiguresTrace } from "../../../web_kit/figures/figures";
import { Rounding_Mode as Mode } from "../../../web_kit/generated/proto/plan_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { HandFields } from "../../../web_kit/figures/hand";
import { agreement, handLines } from "./hand";
import { lookWords } from "./look_again";
import { click, draw, fill, key, place, playDesk, press, sent, showView } from "../../played_desk";
import { viewOf } from "../../fixture_scenes";

playDesk();

const halfUp = { mode: Mode.HALF_UP };

describe("What came out by hand", () => {
  test("agrees where it is the line's figure, however many zeros it ends in", () => {
    expect(agreement("86.5", "86.50", halfUp)).toBe("agrees");
    expect(agreement("", "86.50", halfUp)).toBe("open");
    expect(agreement("86.05", "86.50", halfUp)).toBe("differs");
    expect(agreement("-", "86.50", halfUp)).toBe("differs");
  });

  test("may have more places, as a calculator shows them, rounded as the plan rounds", () => {
    expect(agreement("86.3333333333", "86.3333", halfUp)).toBe("agrees");
    expect(agreement("86.125", "86.13", halfUp)).toBe("agrees");
    expect(agreement("86.125", "86.12", { mode: Mode.TRUNCATE })).toBe("agrees");
    expect(agreement("86.125", "86.13", { mode: Mode.TRUNCATE })).toBe("differs");
  });

  test("may have fewer, but two at least", () => {
    expect(agreement("86.33", "86.3333", halfUp)).toBe("agrees");
    expect(agreement("86.3", "86.3333", halfUp)).toBe("differs");
    expect(agreement("86", "86.3333", halfUp)).toBe("differs");
  });
});

describe("The lines that can be redone", () => {
  test.each(Object.keys(cases))("are those that have a field, in %s", (name) => {
    const { figures, legend } = cases[name as keyof typeof cases];
    const drawn: string[] = [];
    draw(
      <HandFields.Provider
        value={({ id, figure }) => {
          drawn.push(`${id} ${figure}`);
          return null;
        }}
      >
        <FiguresTrace figures={figures} legend={legend} />
      </HandFields.Provider>,
    );
    const lines = handLines(figures, legend).map(({ id, figure }) => `${id} ${figure}`);
    expect(drawn.sort()).toEqual(lines.sort());
    expect(lines.length).toBeGreaterThan(0);
  });

  test("have no place on a page that gives them none", () => {
    const { figures, legend } = cases.twoStages;
    draw(<FiguresTrace figures={figures} legend={legend} />);
    expect(place.textContent).not.toContain("手算");
  });
});

describe("The verifier's page", () => {
  const show = (name: string) => showView(viewOf(name), Role.VERIFIER);
  const fields = () => [...place.querySelectorAll<HTMLInputElement>(".hand_fields_input")];
  const count = () => place.querySelector(".verify_view_foot > p")?.textContent;

  test("counts the lines that agree and says which differ, and sends none of it", async () => {
    show("watch_closed");
    expect(count()).toContain("手算已核 0 / 13 行");
    await fill(fields()[0], "89.5");
    expect(count()).toBe("✓ 手算已核 1 / 13 行，目前一致");
    await fill(fields()[1], "87");
    expect(count()).toBe("≠ 手算已核 2 / 13 行，有 1 行不同，请先弄清再确认");
    expect(fields()[1]?.getAttribute("aria-invalid")).toBe("true");
    expect(sent).toEqual([]);
  });

  test("goes to the next line with Enter, and to the confirmation only by its own button", async () => {
    show("watch_closed");
    fields()[0]?.focus();
    await key("Enter");
    expect(document.activeElement).toBe(fields()[1]);
    expect(sent).toEqual([]);
  });

  test("starts afresh with somebody else's figures", async () => {
    show("watch_closed");
    await fill(fields()[0], "89.5");
    show("releasing_seven");
    expect(fields().every(({ value }) => value === "")).toBe(true);
  });

  test("asks for a sheet to be looked at, with the seat put into words", async () => {
    show("watch_closed");
    await press("请复看评分表…");
    await press("发出提示");
    expect(sent).toEqual([]);
    await click(place.querySelectorAll(".choices_choice")[2]?.querySelector("input"));
    await fill(place.querySelector("textarea"), "第二项 27 分疑为 21 分");
    await press("发出提示");
    expect(sent[0]?.action).toMatchObject({
      case: "raiseFlag",
      value: { text: "请复看第7号的3号评委评分表：第二项 27 分疑为 21 分" },
    });
  });

  test("speaks of the calculation as a whole where no seat is meant", () => {
    const view = viewOf("watch_closed");
    expect(lookWords("", "合计", view.turn?.person, view)).toBe("请复看第7号的计分明细表：合计");
    expect(lookWords("", "合计", undefined, view)).toBe("合计");
  });

  test("shows corrections as the other desks do", () => {
    show("correction_accepted");
    expect(place.querySelector(".correction_card_correction")?.textContent).toContain(
      "待监督员见证",
    );
  });
});
