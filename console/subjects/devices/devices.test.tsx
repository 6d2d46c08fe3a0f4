// @vitest-environment happy-dom
// Screens, codes and requests for a seat at the desks.
import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import {
  CardsSchema,
  RefusalSchema,
  Refusal_Code as Code,
  type Cards,
} from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { type DeskView } from "../../../web_kit/generated/proto/views_pb";
import { DeviceRequest_State as State } from "../../../web_kit/generated/proto/seat_views_pb";
import { settle_ms, useActing } from "../../steps/acting";
import { isLoopback } from "./code_dialog";
import { Desk } from "../../pages/desk/desk_view";
import { devicesNow_ms } from "../../fixture_edits";
import { viewOf } from "../../fixture_scenes";
import {
  actions,
  answerWith,
  buttons,
  choose,
  click,
  dialog,
  dialogWords,
  draw,
  fill,
  outside,
  pass,
  place,
  playDesk,
  send,
  sent,
} from "../../played_desk";
import { lineWords, presenceBySeat, screenRows, seenWords, suggestedName } from "./screens";
import { postsOf } from "../sheets/seats";
import { sortSteps } from "../../steps/steps";

let cards: Cards | null;

const told = create(CardsSchema, { cards: [{ code: "7K3M-9QXT" }], validMinutes: 30 });
const now = { ...outside, serverNow: () => devicesNow_ms };

playDesk();

beforeEach(() => {
  cards = told;
});

function Page({ view, role }: { view: DeskView; role: Role }) {
  const acting = useActing(send, () => cards);
  return <Desk view={view} role={role} acting={acting} outside={now} />;
}

function show(view: DeskView, role = Role.OPERATOR): void {
  draw(<Page view={view} role={role} />);
}

// What follows the words is often a state or a time.
async function press(words: string): Promise<void> {
  const found = buttons().find(({ textContent }) =>
    textContent.replace(/\s+/g, " ").trim().startsWith(words),
  );
  if (found === undefined) throw new Error(`no button begins with ${words}`);
  pass(settle_ms);
  await click(found);
}

describe("Screens", () => {
  test("are told apart by state in words and shapes, and by when they were last heard of", async () => {
    show(viewOf("screens"));
    await press("屏幕 ● 1");
    const words = place.querySelector("[aria-label='需要注意']")?.textContent;
    expect(words).toContain("● 正常");
    expect(words).toContain("▲ 画面未更新 · 14 秒前");
    expect(words).toContain("○ 离线 · 5 分钟前");
  });

  test("that are new are found by their number, and get a name that is free", async () => {
    show(viewOf("screens"));
    await press("屏幕");
    await press("设置");
    await press("选定这块屏显示什么");
    expect(dialogWords()).toContain("请选一项");
    await choose("大屏");
    await press("这块屏显示");
    expect(actions()).toEqual([
      expect.objectContaining({
        case: "assignScreen",
        value: expect.objectContaining({ code: "4711", screen: "", seat: "hall", name: "大屏" }),
      }),
    ]);
    expect(dialog()).toBeNull();
  });

  test("that are known can show something else under the name they have", async () => {
    show(viewOf("screens"));
    await press("屏幕");
    await press("大厅右侧");
    await press("改为显示别的内容");
    await choose("签字台");
    await press("这块屏显示");
    expect(actions()[0]).toMatchObject({
      case: "assignScreen",
      value: { code: "", screen: "screen2", seat: "kiosk", name: "大厅右侧" },
    });
  });

  test("are loaded anew at once, and removed only when asked twice", async () => {
    show(viewOf("screens"));
    await press("屏幕");
    await press("大厅右侧");
    await press("重新载入画面");
    await press("签字台");
    await press("移除这块屏幕");
    expect(actions()).toMatchObject([{ case: "reloadScreen", value: { screen: "screen2" } }]);
    await press("移除这块屏幕");
    expect(actions()[1]).toMatchObject({ case: "removeScreen", value: { screen: "screen3" } });
  });

  test("keep what was asked where it is refused, and say why", async () => {
    answerWith(create(RefusalSchema, { code: Code.NOT_FOUND, what: "screen" }));
    show(viewOf("screens"));
    await press("屏幕");
    await press("大厅右侧");
    await press("重新载入画面");
    expect(dialogWords()).toContain("大厅右侧");
    expect(dialogWords()).toContain("请看最新页面后再试");
  });

  test("are not the supervisor's", () => {
    show(viewOf("screens"), Role.SUPERVISOR);
    expect(place.querySelector(".attention_tabs")?.textContent).not.toContain("屏幕");
  });

  test("of one seat leave it there while one of them is", () => {
    const view = viewOf("screens");
    expect(presenceBySeat(view.presence).get("hall")?.online).toBe(true);
    expect(postsOf(view).find(({ role }) => role === Role.HALL)?.live).toBe("online");
    expect(postsOf(view).find(({ role }) => role === Role.KIOSK)?.live).toBe("offline");
    expect(screenRows(view).map(({ live }) => live)).toEqual(["current", "stale", "offline"]);
  });

  test("that show the same get names that differ", () => {
    const view = viewOf("screens");
    expect(suggestedName(view, "大厅左侧")).toBe("大厅左侧 2");
    expect(suggestedName(view, "大屏")).toBe("大屏");
  });
});

describe("A new device for a seat", () => {
  async function replace(): Promise<void> {
    await press("3号评委");
    await press("换设备");
  }

  test("gets a code that is shown large, to be scanned or typed", async () => {
    show(viewOf("screens"));
    await replace();
    expect(actions()).toMatchObject([{ case: "issueCodes", value: { seats: ["panel_3"] } }]);
    expect(place.querySelector(".code_dialog_text")?.textContent).toBe("7K3M-9QXT");
    expect(place.querySelector("svg path")).not.toBeNull();
    expect(place.querySelectorAll(".code_dialog_how li").length).toBe(3);
  });

  test("gets another code where the first was told on a connection that was lost", async () => {
    cards = null;
    show(viewOf("screens"));
    await replace();
    expect(dialogWords()).toContain("代码没有收到");
    cards = told;
    await press("再发一次");
    expect(place.querySelector(".code_dialog_text")?.textContent).toBe("7K3M-9QXT");
    expect(sent.length).toBe(2);
  });

  test("is proposed with one press on a reason, beside the code it came with", async () => {
    show(viewOf("screens"));
    await replace();
    show(viewOf("device_asked"));
    expect(dialogWords()).toContain("3号评委的新设备申请接替");
    await press("平板没电");
    expect(actions()[1]).toMatchObject({
      case: "proposeDevice",
      value: { request: "device3", reason: "平板没电" },
    });
  });

  test("is followed until it is decided, beside the code it came with", async () => {
    show(viewOf("screens"));
    await replace();
    const view = viewOf("device_proposed");
    view.devices[0]!.state = State.ACCEPTED;
    show(view);
    expect(dialogWords()).toContain("已同意：3号评委改用新设备");
  });

  test("has nothing to do with what was settled before", async () => {
    const view = viewOf("device_proposed");
    view.devices[0]!.state = State.REFUSED;
    show(view);
    await replace();
    expect(place.querySelector(".code_dialog_text")).not.toBeNull();
  });

  test("is not proposed by a finger that meant what stood there before", async () => {
    show(viewOf("device_asked"));
    pass(settle_ms - 1);
    await click(place.querySelector(".device_requests_request button"));
    expect(sent).toEqual([]);
    await press("平板没电");
    expect(sent.length).toBe(1);
  });

  test("may be proposed with a reason in other words", async () => {
    show(viewOf("device_asked"));
    await press("其他原因");
    expect(dialogWords()).toContain("提出更换设备：3号评委");
    await fill(dialog()?.querySelector("textarea"), "平板掉在地上");
    await press("提出更换设备");
    expect(actions()[0]).toMatchObject({ value: { reason: "平板掉在地上" } });
  });

  test.each([
    ["同意更换", true],
    ["不同意", false],
  ])("is decided by the supervisor with one press: %s", async (words, accept) => {
    show(viewOf("device_proposed"), Role.SUPERVISOR);
    expect(place.querySelector(".device_requests_request")?.textContent).toContain(
      "原因：平板没电",
    );
    await press(words);
    expect(actions()[0]).toMatchObject({
      case: "decideDevice",
      value: { request: "device3", accept },
    });
  });

  test("stands at every desk, and says for whom it waits", () => {
    show(viewOf("device_proposed"));
    expect(place.querySelector(".device_requests_request")?.textContent).toContain(
      "等监督员或主考官同意",
    );
    expect(place.querySelector(".device_requests_request button")).toBeNull();
    show(viewOf("device_asked"), Role.SUPERVISOR);
    expect(place.querySelector(".device_requests_request")?.textContent).toContain("等考务员提出");
  });

  test("takes no place among the next steps", () => {
    const own = sortSteps(viewOf("device_asked"), Role.OPERATOR);
    expect(own.devices.length).toBe(2);
    expect(own.others.map(({ command }) => command?.action.case)).not.toContain("proposeDevice");
  });

  test("of a mass judge is found by the seat's number", async () => {
    show(viewOf("mass"));
    await press("按座位号查看");
    await fill(dialog()?.querySelector("input"), "17");
    await press("查看");
    await press("换设备");
    expect(actions()[0]).toMatchObject({ case: "issueCodes", value: { seats: ["mass_17"] } });
  });
});

describe("A substitute", () => {
  function filled(): DeskView {
    const view = viewOf("screens");
    Object.assign(
      view.seats.find(({ seat }) => seat?.id === "panel_3")!,
      {
        occupant: 1,
        checkedIn: false,
        enrolled: false,
      },
    );
    return view;
  }

  test("who has sat down is led to a code of their own as the next thing", async () => {
    show(filled());
    expect(place.textContent).toContain("3号评委已补位，还没有设备");
    await press("发放代码");
    expect(actions()).toMatchObject([{ case: "issueCodes", value: { seats: ["panel_3"] } }]);
    expect(place.querySelector(".code_dialog_text")?.textContent).toBe("7K3M-9QXT");
  });

  test("is told of until a device is in, and to the operator alone", () => {
    show(filled(), Role.SUPERVISOR);
    expect(place.textContent).not.toContain("已补位");
    show(viewOf("screens"));
    expect(place.textContent).not.toContain("已补位");
  });
});

describe("A seat's device", () => {
  test("is told of on demand: when it was heard of, how its line is, its last act", async () => {
    show(viewOf("screens"));
    await press("1号评委");
    expect(dialogWords()).toContain("最后联系刚刚");
    expect(dialogWords()).toContain("最后操作09:0");
    expect(dialogWords()).toMatch(/网络(良好|偏慢)/);
  });

  test("is in words what its round trip is in milliseconds", () => {
    const of = (roundTripMs: number, online = true) =>
      lineWords({ ...viewOf("screens").presence[0]!, online, roundTripMs });
    expect(of(18)).toContain("良好");
    expect(of(340)).toContain("偏慢");
    expect(of(900)).toContain("很慢");
    expect(of(0)).toBe("");
    expect(of(18, false)).toBe("");
  });

  test("that was never heard of has no time, and one of long ago has whole minutes", () => {
    const of = (seenMs: number) =>
      seenWords({ ...viewOf("screens").presence[0]!, seenMs }, 1_000_000);
    expect(of(0)).toBe("");
    expect(of(995_000)).toBe("刚刚");
    expect(of(950_000)).toBe("50 秒前");
    expect(of(700_000)).toBe("5 分钟前");
  });
});

test("A desk opened on the server itself knows that no tablet can follow its address", () => {
  expect(["localhost", "127.0.0.1", "[::1]"].map(isLoopback)).toEqual([true, true, true]);
  expect(["192.168.1.20", "tingfen.local"].map(isLoopback)).toEqual([false, false]);
});
