// @vitest-environment happy-dom
// What the administrator is told of recusals that another list could not keep.
import { create } from "@bufbuild/protobuf";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { LostRecusalSchema } from "../../../../web_kit/generated/proto/seat_views_pb";
import { type PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { actions, draw, place, playDesk, send } from "../../../played_desk";
import { preparing } from "../../../prepare/fixture_views";
import { guideSteps } from "../guide_steps";
import { LostRecusals } from "./lost_recusals";

playDesk();

function withLost(): PrepareView {
  const view = preparing["busy"]!();
  const name = "赵一";
  const recusal = { number: 7, seat: "leaders_3", name, unit: "财政局", reason: "夫妻关系" };
  view.lostRecusals = [create(LostRecusalSchema, recusal)];
  return view;
}

test("It is an open item of its step", () => {
  const known = { unsaved: false, rehearsal: "not_yet" as const };
  const seats = guideSteps(withLost(), known).find(({ id }) => id === "seats");
  expect(seats).toMatchObject({ far: "under_way", detail: "1 条回避待处理" });
});

test("It is told with its people until it is settled, with a reason", async () => {
  draw(<LostRecusals view={withLost()} send={send} />);
  expect(place.textContent).toContain("有 1 条回避没有沿用到新名单");
  expect(place.textContent).toContain("回避赵一 财政局（夫妻关系）");
  const settle = () => place.querySelector("button")!;
  expect(settle().disabled).toBe(true);
  await act(async () => {
    const input = place.querySelector("input")!;
    input.value = "该人不再参加";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => settle().click());
  expect(actions()).toMatchObject([
    { case: "settleRecusal", value: { number: 7, reason: "该人不再参加" } },
  ]);
});
