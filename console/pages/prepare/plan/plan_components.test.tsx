// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { PlanFaultSchema } from "../../../../web_kit/generated/proto/frames_pb";
import { PlanSchema } from "../../../../web_kit/generated/proto/plan_pb";
import { ComponentsFields } from "./plan_components";
import type { LocatedFault } from "./plan_faults";
import type { Path } from "./plan_text";

const plan = create(PlanSchema, {
  components: [
    { id: "written", title: { zh: "笔试成绩" }, weight: "60", fullMark: "300" },
    { id: "interview", title: { zh: "面试成绩" }, weight: "40" },
  ],
});

function shown(faults: LocatedFault[]) {
  const changes: (readonly [Path, unknown])[] = [];
  const place = document.createElement("div");
  document.body.append(place);
  act(() => {
    const edit = {
      plan,
      faults,
      set: (...all: (readonly [Path, unknown])[]) => changes.push(...all),
    };
    render(<ComponentsFields edit={edit} />, place);
  });
  return { place, changes };
}

test("how a component counts is asked where the check asks it, and in the fault's words", () => {
  expect(shown([]).place.querySelectorAll("[type=radio]")).toHaveLength(0);
  const fault = create(PlanFaultSchema, {
    path: "components[0].counted",
    says: { zh: "须写明怎样计入", en: "say how it counts" },
  });
  const { place, changes } = shown([{ fault, path: ["components", 0, "counted"], line: null }]);
  expect(place.textContent).toContain("须写明怎样计入");
  const radios = place.querySelectorAll<HTMLInputElement>("[type=radio]");
  expect(radios).toHaveLength(3);
  act(() => radios[0]!.click());
  expect(changes).toEqual([[["components", 0, "counted"], "SCALED"]]);
});
