// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { viewOf } from "../../fixture_scenes";
import {
  click,
  dialogWords,
  lastAction,
  pass,
  place,
  playDesk,
  press,
  showView,
} from "../../played_desk";
import { settle_ms } from "../../steps/acting";
import { sortSteps, stepWords } from "../../steps/steps";

playDesk();

const words = (scene: string) => {
  const view = viewOf(scene, Role.OPERATOR);
  return sortSteps(view, Role.OPERATOR).others.map((step) => stepWords(step, view));
};

async function open(scene: string, button: string): Promise<void> {
  showView(viewOf(scene, Role.OPERATOR), Role.OPERATOR);
  pass(settle_ms);
  await press(button);
}

const numberOf = (label: Element) => label.querySelector("span")?.textContent ?? "";

const seats = (at: number) =>
  [...(place.querySelectorAll("fieldset")[at]?.querySelectorAll("label") ?? [])].map(numberOf);

async function choose(seat: string): Promise<void> {
  const label = [...place.querySelectorAll("label")].find((one) => numberOf(one) === seat);
  await click(label?.querySelector("input"));
}

describe("Mass judges who have gone", () => {
  test("are checked out from a list that names first who has not handed in, nobody marked", async () => {
    await open("mass", "登记群众评委离场 — 11 席未交…");
    expect(seats(0)).toEqual(["30", "31", "32", "33", "34", "35", "36", "37", "38", "39", "40"]);
    expect(seats(1)).toHaveLength(29);
    expect(place.querySelectorAll("fieldset input:checked")).toHaveLength(0);
    await press("登记 0 席离场");
    expect(dialogWords()).toContain("请先选择席位");
    await choose("31");
    await choose("40");
    await press("登记 2 席离场");
    expect(lastAction()).toMatchObject({
      case: "checkOutSeats",
      value: { seats: ["mass_31", "mass_40"], reason: "" },
    });
  });

  test("are chosen together where all of them left", async () => {
    await open("mass", "登记群众评委离场 — 11 席未交…");
    await press("全选这 11 席");
    await choose("38");
    expect(dialogWords()).toContain("已选 10 席");
    await press("登记 10 席离场");
    expect(lastAction()).toMatchObject({
      value: { seats: expect.not.arrayContaining(["mass_38"]) },
    });
  });

  test("may be back", async () => {
    await open("mass_gone", "登记群众评委回场…");
    expect(seats(0)).toEqual(["39", "40"]);
    await choose("39");
    await press("登记 1 席回场");
    expect(lastAction()).toMatchObject({ case: "checkSeatsBackIn", value: { seats: ["mass_39"] } });
  });

  test("are offered to be checked out where somebody is there, and back where somebody went", () => {
    expect(words("mass")).not.toContain("登记群众评委回场");
    expect(words("mass_gone")).toContain("登记群众评委回场");
  });
});
