// Who is missing, and what may be done: wait, paper, leave the seat out where the plan allows it,
// close by share; and what becomes of a sheet that comes after all.
import { Button } from "../../../web_kit/components/button";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { actionOf, valueOf } from "../../steps/kind";
import { keyOf, stepWords } from "../../steps/steps";
import { panelWords, seatWords } from "../../words";
import tones from "../../../web_kit/look/state_tones.module.css";
import { awayFrom, type Away } from "./away";
import { looks } from "./seats";
import css from "./away_card.module.css";

// More are a number.
const namedMax = 6;

function whoIs({ panel, seats }: Away, view: DeskView): string {
  if (panel.mass || seats.length > namedMax) {
    const named = { panel: panelWords(view.legend, panel.panel), count: seats.length };
    return t("console.away.count", named);
  }
  return seats
    .map(({ state, live }) => {
      const named = { seat: seatWords(state.seat, view.legend), live: t(looks[live].words) };
      return t("console.away.seat", named);
    })
    .join(t("display.trace.comma"));
}

// Whether the stage may be closed without them, in the plan's own measure.
function measureWords({ panel, progress, closable }: Away): string {
  if (progress === undefined) return "";
  const { need, least, byShare } = progress;
  const have = panel.submitted;
  if (byShare) return t(closable ? "console.away.closable" : "console.away.share", { have, need });
  return t(have >= least ? "console.away.exclude" : "console.away.least", { have, least });
}

function isPaper(step: Step): boolean {
  return valueOf(step, "setPaper")?.paper === true;
}

// Paper for the seat first, and then a correction that leaves it out.
function stepsFor({ seats, panel }: Away, steps: ReadonlyMap<string, readonly Step[]>): Step[] {
  if (panel.mass) return [];
  return seats.flatMap(({ state }) => {
    const all = steps.get(state.seat?.id ?? "") ?? [];
    const without = all.filter((step) => actionOf(step) === "proposeCorrection");
    return [...all.filter(isPaper), ...without];
  });
}

export interface AwaySeatsProps {
  view: DeskView;
  steps: ReadonlyMap<string, readonly Step[]>; // By seat.
  onStep: (step: Step) => void;
}

// Where one seat is missing the title has said which.
function Acts({ away, view, steps, onStep }: AwaySeatsProps & { away: Away }) {
  const shortWords = (step: Step) =>
    t(isPaper(step) ? "console.away.paper" : "console.away.without");
  // What is seen is a part of what is heard.
  const nameOf = (step: Step) => {
    const title = stepWords(step, view);
    const short = shortWords(step);
    return away.seats.length > 1 || title.includes(short) ? title : `${short}: ${title}`;
  };
  return (
    <>
      {stepsFor(away, steps).map((step) => (
        <Button
          key={keyOf(step)}
          kind="secondary"
          size="small"
          label={nameOf(step)}
          onPress={() => onStep(step)}
        >
          {away.seats.length === 1 ? shortWords(step) : stepWords(step, view)}…
        </Button>
      ))}
    </>
  );
}

export function AwaySeats({ view, steps, onStep }: AwaySeatsProps) {
  return (
    <>
      {awayFrom(view).map((away) => (
        <section key={away.panel.panel} class={css.away} role="status">
          <strong>
            <span class={tones.danger} aria-hidden="true">
              ▲
            </span>{" "}
            {t(away.awaited ? "console.away.sheet" : "console.away.title", {
              who: whoIs(away, view),
            })}
          </strong>
          {!away.awaited && <p>{t("console.away.look")}</p>}
          {away.awaited && (
            <>
              <Acts away={away} view={view} steps={steps} onStep={onStep} />
              <ul>
                <li>{t("console.away.wait")}</li>
                <li>{measureWords(away)}</li>
                <li>{t("console.away.late")}</li>
              </ul>
            </>
          )}
        </section>
      ))}
    </>
  );
}
