// The verifier asks for a sheet to be looked at: which seat and why, put together into a note that
// goes to the desk at once. It changes nothing by itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import type { DeskView, Person, Step } from "../../../web_kit/generated/proto/views_pb";
import { Panel_Kind as Kind } from "../../../web_kit/generated/proto/plan_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import { Choices } from "../../steps/choices";
import { textMax } from "../../steps/filled";
import { keyOf } from "../../steps/steps";
import { seatById, seatWords, whoWords } from "../../words";
import { textProblem } from "../../steps/asked";
import askCss from "../../steps/ask.module.css";

export interface LookAgainProps {
  step: Step;
  view: DeskView;
  acting: Acting;
  onClose: () => void;
}

// Experts' seats; of a mass panel nobody is asked by number.
function seatsOf(view: DeskView): string[] {
  const experts = new Set(
    (view.legend?.panels ?? []).filter(({ kind }) => kind !== Kind.MASS).map(({ id }) => id),
  );
  return view.seats
    .map(({ seat }) => seat)
    .filter((seat) => seat !== undefined && experts.has(seat.panel))
    .map((seat) => seat?.id ?? "");
}

// 请复看第3号的5号评委评分表：第二项看不清。 Empty seat: the 计分明细表 as a whole.
export function lookWords(
  seat: string,
  text: string,
  person: Person | undefined,
  view: DeskView,
): string {
  const what = text.trim();
  const who = whoWords(person);
  if (seat !== "") return t("watch.look.sheet", { who, seat: seatById(view, seat), what });
  return who === "" ? what : t("watch.look.trace", { who, what });
}

export function LookAgain({ step, view, acting, onClose }: LookAgainProps) {
  const [seat, setSeat] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const stands = useRef(true);
  useEffect(() => () => void (stands.current = false), []);
  const person = view.turn?.person ?? view.closed?.person;
  const said = lookWords(seat ?? "", text, person, view);
  const max = textMax(step);
  const problem = textProblem(text, max) ?? (textProblem(said, max) === "long" ? "long" : null);
  const sending = acting.busy === keyOf(step);

  function send() {
    setAsked(true);
    if (seat === null || problem !== null) return;
    const taken = acting.act(step, { text: said });
    void taken.then((done) => done && stands.current && onClose());
  }

  const problems = {
    empty: t("console.ask.empty"),
    long: t("console.ask.long", { have: Array.from(said).length, max }),
  };
  const seats = seatsOf(view).map((id) => ({
    value: id,
    words: seatWords(view.seats.find((one) => one.seat?.id === id)?.seat, view.legend),
  }));
  return (
    <Dialog
      title={t("watch.look")}
      onClose={onClose}
      actions={
        <Button busy={sending ? t("console.step.sending") : null} onPress={send}>
          {t("watch.look.send")}
        </Button>
      }
    >
      <p>{t("watch.look.what")}</p>
      <Choices
        label={t("watch.look.which")}
        chosen={seat}
        onChoose={setSeat}
        choices={[...seats, { value: "", words: t("watch.look.whole") }]}
        problem={asked && seat === null ? t("watch.look.pick") : ""}
      />
      <Field
        label={t("watch.look.why")}
        value={text}
        lines={2}
        maxLength={2 * max}
        hint={t("watch.look.why.hint")}
        problem={asked && problem !== null ? problems[problem] : ""}
        onInput={setText}
      />
      {seat !== null && text.trim() !== "" && <blockquote class={askCss.quote}>{said}</blockquote>}
      <Refused acting={acting} view={view} />
    </Dialog>
  );
}
