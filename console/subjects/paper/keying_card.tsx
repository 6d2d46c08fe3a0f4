// The paper sheets that are awaited: whose, with which code, and who has read them.
import { Button } from "../../../web_kit/components/button";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type {
  DeskView,
  Keying_Line as Line,
  Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { hasLeft, isDue, linesOf } from "./keying";
import { seatById, stageWords, whoWords } from "../../words";
import { actionOf } from "../../steps/kind";
import { classes } from "../../../web_kit/look/classes";
import css from "./keying_card.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

export interface KeyingCardProps {
  view: DeskView;
  role: Role;
  next: Step | undefined; // The page's own: where it opens the form, the card needs no button.
  onKey: () => void;
  alone?: boolean; // There is nothing else on the page: its heading is the page's.
}

// Who has read it; once both have, whether they read the same.
function Readers({ line, view }: { line: Line; view: DeskView }) {
  if (line.differs) {
    return <strong class={classes(css.state, tones.danger)}>≠ {t("console.paper.differs")}</strong>;
  }
  const read = line.entries.map(({ by }) => seatById(view, by));
  if (read.length === 0) {
    return <span class={css.state}>○ {t("console.paper.keying.nobody")}</span>;
  }
  return (
    <span class={classes(css.state, tones.primary)}>
      ◔ {t("console.paper.keying.read", { seats: read.join(t("display.trace.comma")) })}
    </span>
  );
}

function Awaited({ line, view }: { line: Line; view: DeskView }) {
  return (
    <li class={line.differs ? classes(css.line, css.differs) : css.line}>
      <span class={css.number}>{whoWords(line.person)}</span>
      <span class={css.what}>
        <strong>{seatById(view, line.seat)}</strong>{" "}
        <span>{stageWords(view.legend, line.stage)}</span>
        {hasLeft(line, view) && (
          <span class={tones.warning}> ⊖ {t("console.paper.judge_left")}</span>
        )}
        {line.late && <span class={tones.warning}> ◷ {t("console.paper.late")}</span>}
      </span>
      <span class={css.code}>{line.code}</span>
      <Readers line={line} view={view} />
    </li>
  );
}

// Before anybody was called there are none, and the card is not there.
export function KeyingCard({ view, role, next, onKey, alone = false }: KeyingCardProps) {
  const Heading = alone ? "h1" : "h2";
  const lines = linesOf(view);
  if (lines.length === 0) return null;
  const due = lines.filter((line) => isDue(line, role, view)).length;
  return (
    <section class={css.keying} aria-label={t("console.paper.keying")}>
      <header class={css.head}>
        <div>
          <Heading>{t("console.paper.keying")}</Heading>
          <p class={tones.quiet}>
            {due === 0
              ? t("console.paper.keying.done")
              : t("console.paper.keying.due", { count: due })}
          </p>
        </div>
        {(next === undefined || actionOf(next) !== "keySheet") && (
          <Button kind={next === undefined && due > 0 ? "primary" : "secondary"} onPress={onKey}>
            {t("console.paper.keying.open")}…
          </Button>
        )}
      </header>
      <ul>
        {lines.map((line) => (
          <Awaited key={line.code} line={line} view={view} />
        ))}
      </ul>
    </section>
  );
}
