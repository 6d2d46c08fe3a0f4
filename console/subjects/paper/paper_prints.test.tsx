// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import * as picture from "../../../web_kit/page/picture";
import { sheetCode } from "../../../web_kit/room/sheet_code";
import { useActing } from "../../steps/acting";
import { blankProblem, blankSheets, startingBlank } from "./blank_sheets";
import { button, click, draw, place, playDesk, send, sent } from "../../played_desk";
import { viewOf } from "../../fixture_scenes";
import { resultCode } from "./running_head";
import { Scan } from "./scan_form";
import { stepsOf } from "../../steps/steps";
import { actionOf } from "../../steps/kind";

// Canvas and pictures are the browser's.
vi.mock("../../../web_kit/page/picture", async (original) => ({
  ...(await original<typeof picture>()),
  scanOf: vi.fn(),
}));

playDesk();

const onTablet = (state: SeatState): SeatState => ({ ...state, paper: false });

describe("Blank sheets", () => {
  const view = viewOf("paper_keying"); // Two stages, five judges, the third candidate's turn.

  test("are for everybody still to come, every stage and every seat, unless told otherwise", () => {
    const draft = startingBlank({ ...view, seats: view.seats.map(onTablet) });
    expect(draft).toMatchObject({
      stages: ["speech", "defense"],
      numbers: { from: "7", to: "12" },
      seats: { panel: { from: "1", to: "5" } },
    });
    expect(blankSheets(draft, view)).toHaveLength(6 * 2 * 5);
  });

  test("are for the seats that score on paper, where some do", () => {
    expect(startingBlank(view).seats).toEqual({ panel: { from: "2", to: "5" } });
  });

  test("lie in the order in which they are handed out, each with its own code", () => {
    const draft = {
      ...startingBlank(view),
      numbers: { from: "7", to: "8" },
      seats: { panel: { from: "2", to: "3" } },
    };
    const sheets = blankSheets(draft, view);
    expect(sheets.map(({ number, card, seat }) => [number, card.stage, seat.id])).toEqual([
      [7, "speech", "panel_2"],
      [7, "speech", "panel_3"],
      [7, "defense", "panel_2"],
      [7, "defense", "panel_3"],
      [8, "speech", "panel_2"],
      [8, "speech", "panel_3"],
      [8, "defense", "panel_2"],
      [8, "defense", "panel_3"],
    ]);
    expect(sheets[3]?.code).toBe(
      sheetCode(view.header!.checkCode, { number: 7, stage: 2, seat: "A3" }),
    );
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(8);
  });

  test("can be printed before the lots, by number", () => {
    expect(startingBlank(viewOf("check_in")).numbers).toEqual({ from: "1", to: "12" });
  });

  test("are not printed without a stage, a number, a seat, or by the thousand", () => {
    const draft = startingBlank(view);
    expect(blankProblem(draft, view)).toBeNull();
    expect(blankProblem({ ...draft, stages: [] }, view)).toBe("stages");
    expect(blankProblem({ ...draft, numbers: { from: "5", to: "4" } }, view)).toBe("numbers");
    expect(blankProblem({ ...draft, numbers: { from: "", to: "4" } }, view)).toBe("numbers");
    expect(blankProblem({ ...draft, seats: { panel: null } }, view)).toBe("seats");
    expect(blankProblem({ ...draft, numbers: { from: "1", to: "126" } }, view)).toBe("many");
    expect(blankSheets({ ...draft, stages: [] }, view)).toEqual([]);
  });
});

describe("A picture of a signed page", () => {
  const jpeg = (bytes: number) => `data:image/jpeg;base64,${btoa("x".repeat(bytes))}`;

  test("is made smaller until it may be kept", () => {
    const tried: number[] = [];
    const url = picture.smallest(({ edge_px }) => {
      tried.push(edge_px);
      return jpeg(edge_px > 1800 ? 500 * 1024 : 300 * 1024);
    });
    expect(picture.bytesOf(url ?? "")).toHaveLength(300 * 1024);
    expect(tried).toEqual([2200, 2000, 1800]);
  });

  test("is refused where it stays too large, holds nothing, or is no JPEG", () => {
    expect(picture.smallest(() => jpeg(400 * 1024))).toBeNull();
    expect(picture.smallest(() => jpeg(1000))).toBeNull();
    expect(picture.smallest(() => "data:,")).toBeNull();
  });

  test("is never drawn larger than it is", () => {
    expect(picture.fitted(4000, 3000, 2000)).toEqual({ width: 2000, height: 1500 });
    expect(picture.fitted(800, 1200, 2000)).toEqual({ width: 800, height: 1200 });
  });
});

describe("The signature by pen", () => {
  let closed: boolean;

  function Page({ view }: { view: DeskView }) {
    const acting = useActing(send);
    const step = stepsOf(view, Role.OPERATOR).find(
      (one) => actionOf(one) === "attachSignature" && one.person?.candidate === "c7",
    )!;
    return (
      <Scan step={step} view={view} acting={acting} stillThere onClose={() => (closed = true)} />
    );
  }

  async function choose(url: string | null): Promise<void> {
    vi.mocked(picture.scanOf).mockResolvedValue(url);
    const field = place.querySelector<HTMLInputElement>("input[type=file]")!;
    Object.defineProperty(field, "files", { value: [new File(["x"], "page.jpg")] });
    await act(async () => void field.dispatchEvent(new Event("change", { bubbles: true })));
  }

  beforeEach(() => {
    closed = false;
    window.print = vi.fn();
    draw(<Page view={viewOf("by_pen")} />);
  });

  test("is printed at once: figures, declaration, lines to sign, and the check", async () => {
    await click(button("重新打印签字页"));
    const page = document.querySelector(".print_print")?.textContent ?? "";
    for (const words of [
      "第7号",
      "计分明细表",
      "86.75",
      "本人已听取并核对以上成绩",
      "监督员见证签名",
    ]) {
      expect(page).toContain(words);
    }
    const check = resultCode(viewOf("by_pen").closed!.digest);
    expect(page).toContain(`第7号 · 86.75 分 · 核对码 ${check}`);
    expect(window.print).toHaveBeenCalledOnce();
    window.dispatchEvent(new Event("afterprint"));
    expect(document.querySelector(".print_print")).toBeNull();
    expect(document.body.classList.contains("print_printing")).toBe(false);
  });

  test("shows the first sixteen digits of the digest as the check", () => {
    expect(resultCode("0123456789abcdef0123")).toBe("0123 4567 89ab cdef");
  });

  test("is looked at before it is attached", async () => {
    expect(button("附上第7号的签字页").disabled).toBe(true);
    await choose("data:image/jpeg;base64,aGVsbG8=");
    expect(place.querySelector("img")?.getAttribute("src")).toMatch(/^data:image\/jpeg/);
    await click(button("附上第7号的签字页"));
    expect(sent[0]?.action).toEqual({
      case: "attachSignature",
      value: expect.objectContaining({
        candidate: "c7",
        digest: viewOf("by_pen").closed?.digest,
        scan: new Uint8Array([104, 101, 108, 108, 111]),
      }),
    });
    expect(closed).toBe(true);
  });

  test("says so where the file is no picture, and sends nothing", async () => {
    await choose(null);
    expect(place.textContent).toContain("这个文件不能用");
    expect(button("附上第7号的签字页").disabled).toBe(true);
    expect(sent).toEqual([]);
  });
});
