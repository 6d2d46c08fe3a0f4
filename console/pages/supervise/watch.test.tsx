// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { describe, expect, test, vi } from "vitest";
import type { Connection, ConnectionState } from "../../../web_kit/connection/connection";
import {
  Goodbye_Code,
  ReceiptSchema,
  ViewSchema,
} from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { PresenceSchema } from "../../../web_kit/generated/proto/seat_views_pb";
import { Watch_VersionSchema } from "../../../web_kit/generated/proto/views_pb";
import { viewOf } from "../../fixture_scenes";
import {
  click,
  dialog,
  dialogWords,
  draw,
  fill,
  place,
  playDesk,
  press,
  sent,
  showWide,
} from "../../played_desk";
import { dotsOf, medianOf, plotsOf, scaleOf } from "./distribution";
import { Supervise } from "./supervise_view";
import { Rooms, roomsMax } from "./rooms";
import { agoWords, deviceWords } from "./watch_seats";
import { fatesOf, groupsOf } from "./watch_sheets";

playDesk();

const watched = (scene: string) => viewOf(scene, Role.SUPERVISOR);

describe("A judge's distribution", () => {
  test("stands on a round scale that no dot touches", () => {
    expect(scaleOf(["80", "91.5"])).toEqual({ from: 78, to: 92, ticks: expect.anything() });
    expect(scaleOf(["85", "85"]).ticks).toEqual([84.5, 85, 85.5]);
    expect(scaleOf([]).ticks).toEqual([0, 100]);
  });

  test("has an exact median, of two in the middle the half of their sum", () => {
    expect(medianOf(["90", "80.5", "85"])).toBe("85");
    expect(medianOf(["85", "85.5"])).toBe("85.25");
    expect(medianOf([])).toBe("");
  });

  test("hides no dot behind another", () => {
    const points = ["85", "85", "85", "90"].map((total) => ({ total }) as never);
    const dots = dotsOf({ points }, scaleOf(["80", "90"]));
    expect(dots.map(({ layer }) => layer)).toEqual([0, 1, -1, 0]);
    expect(dots.map(({ newest }) => newest)).toEqual([false, false, false, true]);
  });

  test("is one of several on the same scale, stage by stage", () => {
    const plots = plotsOf(watched("watch_closed").watch?.distributions ?? []);
    expect(plots.map(({ stage }) => stage)).toEqual(["speech", "defense"]);
    expect(plots[0]?.judges).toHaveLength(5);
  });
});

describe("A seat's device", () => {
  const presence = (more: object) => create(PresenceSchema, { online: true, ...more });

  test("was heard of in steps, so that no number runs", () => {
    expect(agoWords(1000, 9000)).toBe("刚刚有联系");
    expect(agoWords(1000, 33_000)).toBe("30 秒前有联系");
    expect(agoWords(1000, 200_000)).toBe("3 分钟前有联系");
    expect(agoWords(0, 200_000)).toBe("");
  });

  test("that is away, slow or behind says so", () => {
    expect(deviceWords(presence({ online: false, seenMs: 1 }), 70_000)).toEqual([
      "离线",
      "1 分钟前有联系",
    ]);
    expect(deviceWords(presence({ seenMs: 1, stale: true, roundTripMs: 620 }), 1)).toEqual([
      "刚刚有联系",
      "▲ 画面未更新",
      "▲ 较慢 620 毫秒",
    ]);
    expect(deviceWords(undefined, 1)).toEqual([]);
  });
});

describe("The versions of a sheet", () => {
  const view = watched("watch_closed");

  test("say what became of each", () => {
    const fates = (more: object) =>
      fatesOf(create(Watch_VersionSchema, more), view).map(({ words }) => words);
    expect(fates({ returned: true, reason: "漏评" })).toEqual(["退回：漏评"]);
    expect(fates({ keyedBy: ["operator", "verifier"], corrected: true })).toEqual([
      "纸质，考务员、核分员录入",
      "已更正",
    ]);
    expect(fates({ late: true })).toEqual(["迟交"]);
    expect(fates({})).toEqual([]);
  });

  test("stand together by candidate and stage", () => {
    expect(groupsOf(view.watch?.histories ?? []).map(({ histories }) => histories.length)).toEqual([
      5, 5,
    ]);
  });
});

describe("The supervisor's page", () => {
  const show = (name: string) => showWide(watched(name));

  test("points deviations out in words, and names no mark", () => {
    show("watch_scoring");
    const far = [...place.querySelectorAll(".deviations_far")].map((one) => one.textContent);
    expect(far).toEqual(["5号评委−9▲ 偏离较大"]);
    expect(place.textContent).toContain("1 席偏离中位数较大");
  });

  test("shows whose turn it is and what can be done under every tab", async () => {
    show("watch_closed");
    for (const tab of ["评分表", "评分分布", "现场"]) {
      await press(tab);
      expect(place.querySelector(".watch_room_top .now_number")?.textContent).toBe("第7号");
      expect(place.querySelector(".action_bar .button_primary")).not.toBeNull();
    }
  });

  test("strikes out what no longer stands in a sheet's history", async () => {
    show("watch_closed");
    await press("评分表");
    const struck = [...place.querySelectorAll(".watch_sheets_totals s")].map(
      (one) => one.textContent,
    );
    expect(struck).toEqual(["92"]);
    expect(place.textContent).toContain("退回：请核对第二项");
  });

  test("draws a strip a judge, with the numbers in words and in a table", async () => {
    show("watch_closed");
    await press("评分分布");
    expect(place.querySelectorAll("svg[role=img]")).toHaveLength(10);
    const says = place.querySelector("svg[role=img]")?.getAttribute("aria-label") ?? "";
    expect(says).toMatch(/^1号评委：6 份，最低 [0-9.]+，中位数 [0-9.]+，最高 [0-9.]+$/);
    expect(place.querySelectorAll(".watch_plot_numbers tbody tr")).toHaveLength(10);
  });

  test("asks for the opinion in words before it is given", async () => {
    show("watch_results");
    await click(place.querySelector(".action_bar .button_primary"));
    await fill(dialog()?.querySelector("textarea"), "全程按方案进行。");
    await click([...(dialog()?.querySelectorAll("button") ?? [])].pop());
    expect(sent[0]?.action).toMatchObject({
      case: "giveOpinion",
      value: { text: "全程按方案进行。" },
    });
  });
});

// A connection as far as a page looks at it.
function played(state: ConnectionState, scene?: string) {
  const view = scene === undefined ? null : create(ViewSchema, {});
  if (view !== null && scene !== undefined) view.of = { case: "desk", value: watched(scene) };
  const connection = {
    state: signal<ConnectionState>(state),
    goodbye: signal<Goodbye_Code | null>(null),
    enrolling: signal(false),
    seat: signal(null),
    waiting: signal(null),
    pairing: signal(""),
    current: signal(true),
    view: signal(view),
    absence: { since: signal(null), barrier: signal(null) },
    undelivered: signal(0),
    listening: signal(null),
    lookedUp: signal(null),
    lookUp: vi.fn(),
    showing: () => Promise.resolve(),
    storageFull: signal(false),
    serverNow: () => 0,
    join: vi.fn(),
    forget: vi.fn(() => void (connection.state.value = "joining")),
    send: vi.fn(() => Promise.resolve(create(ReceiptSchema))),
    close: vi.fn(),
  };
  return connection;
}

type Played = ReturnType<typeof played>;
const as = (connection: Played) => connection as unknown as Connection;

describe("Several rooms", () => {
  const first = () => played("online", "watch_room_1");
  const second = () => played("online", "watch_room_2");

  test("that this device holds are there again after a reload", () => {
    const kept = second();
    const rooms = new Rooms(as(first()), (nth) => as(nth === 3 ? kept : played("joining")));
    expect(rooms.rooms.value.map(({ nth }) => nth)).toEqual([1, 3]);
  });

  test("are added in the first free place, and left again", () => {
    const made: Played[] = [];
    const rooms = new Rooms(as(first()), (_, code) => {
      made.push(code === null ? played("joining") : second());
      return as(made[made.length - 1]!);
    });
    const added = rooms.add("7K3M9QXT");
    expect(added?.nth).toBe(2);
    rooms.leave(added!);
    expect(rooms.rooms.value.map(({ nth }) => nth)).toEqual([1]);
    expect(made[made.length - 1]?.close).toHaveBeenCalled();
    for (let count = 2; count <= roomsMax; count += 1) rooms.add("7K3M9QXT");
    expect(rooms.add("7K3M9QXT")).toBeUndefined();
  });

  test("stand side by side, the hold of one in sight while the other goes on", () => {
    const rooms = new Rooms(as(first()), (nth) => as(nth === 2 ? second() : played("joining")));
    draw(<Supervise rooms={rooms} />);
    const columns = [...place.querySelectorAll(".watch_room_column")];
    expect(columns.map((one) => one.getAttribute("aria-label"))).toEqual(["第一考场", "第二考场"]);
    expect(columns[1]?.classList.contains("watch_room_held")).toBe(true);
    expect(columns[1]?.textContent).toContain("观众席有人拍照，正在处理");
    expect(place.querySelector(".action_key")).toBeNull();
  });

  test("act through their own connections, and questions name the room", async () => {
    const other = second();
    const rooms = new Rooms(as(first()), (nth) => as(nth === 2 ? other : played("joining")));
    draw(<Supervise rooms={rooms} />);
    await press("暂停面试…");
    expect(dialog()?.querySelector("h2")?.textContent).toBe("第一考场 · 暂停面试");
    await press("返回");
    await press("解除暂停");
    expect(other.send).toHaveBeenCalledTimes(1);
  });

  test("become one over the whole page when the other is left", async () => {
    const rooms = new Rooms(as(first()), (nth) => as(nth === 2 ? second() : played("joining")));
    draw(<Supervise rooms={rooms} />);
    await press("退出 不再查看第一考场");
    expect(place.querySelector(".watch_room_column")).toBeNull();
    expect(place.querySelector(".bar_bar")?.textContent).toContain("第二考场");
  });

  test("are kept out of sight while a code is tried, and a wrong one is said in the question", async () => {
    const tried = played("connecting");
    tried.enrolling.value = true;
    const rooms = new Rooms(as(first()), (_, code) =>
      as(code === null ? played("joining") : tried),
    );
    draw(<Supervise rooms={rooms} />);
    await press("加入另一考场");
    const field = dialog()?.querySelector("input");
    await fill(field, "7k3m9qxt");
    expect(field?.value).toBe("7K3M-9QXT");
    await press("加入这个考场");
    expect(place.querySelector(".watch_room_column")).toBeNull();
    await act(async () => {
      tried.enrolling.value = false;
      tried.goodbye.value = Goodbye_Code.UNKNOWN_CODE;
      tried.state.value = "joining";
    });
    expect(dialogWords()).toContain("没有这个代码");
  });
});
