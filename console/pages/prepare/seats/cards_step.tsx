// The seats' cards: which seats, their new codes, and sheets of eight cards to print and cut. The
// codes are on this page alone, and gone once it is left.
import { useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Dialog } from "../../../../web_kit/components/dialog";
import { Field } from "../../../../web_kit/components/field";
import type {
  Cards_Card as Card,
  Listening,
  Refusal,
} from "../../../../web_kit/generated/proto/frames_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { useLasting } from "../../../steps/acting";
import { CardChoice } from "./card_choice";
import { CardSheets } from "./card_sheets";
import { basesOf, isBase, isOwnDevice, type Bases } from "../../../subjects/devices/card_words";
import type { IssueCodes } from "../../../subjects/devices/codes";
import { Refused, StepPage } from "../frame";
import prepareCss from "../prepare.module.css";

interface CardsStepProps {
  view: PrepareView;
  issueCodes: IssueCodes;
  listening: Listening | null;
  onFragile: (on: boolean) => void; // Codes are shown that exist nowhere else.
}

type Course =
  | { at: "choosing"; lost: boolean }
  | { at: "issuing" }
  | { at: "issued"; cards: readonly Card[] }
  | { at: "refused"; refusal: Refusal | null };

function isRefusal(answer: readonly Card[] | Refusal): answer is Refusal {
  return !Array.isArray(answer);
}

export function CardsStep({ view, issueCodes, listening, onFragile }: CardsStepProps) {
  const [course, setCourse] = useState<Course>({ at: "choosing", lost: false });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [base, setBase] = useState(window.location.origin);
  const [asking, setAsking] = useState(false);
  const bases = basesOf(base, listening);
  const slow = useLasting(course.at === "issuing", 300);

  async function issue() {
    setAsking(false);
    setCourse({ at: "issuing" });
    const inOrder = view.seats.flatMap(({ seat }) =>
      seat !== undefined && chosen.has(seat.id) ? [seat.id] : [],
    );
    const answer = await issueCodes(inOrder);
    if (answer === null || isRefusal(answer)) return setCourse({ at: "refused", refusal: answer });
    if (answer.length === 0) return setCourse({ at: "choosing", lost: true });
    setCourse({ at: "issued", cards: answer });
    onFragile(true);
  }

  function drop() {
    setCourse({ at: "choosing", lost: false });
    setChosen(new Set());
    onFragile(false);
  }

  if (course.at === "issued") {
    return <Issued view={view} cards={course.cards} bases={bases} onDrop={drop} />;
  }
  const addressFine = isBase(base);
  return (
    <StepPage
      title={t("prepare.step.cards")}
      lead={t("prepare.cards.lead")}
      foot={
        <Button
          size="large"
          wide
          disabled={chosen.size === 0 || !addressFine}
          busy={slow ? t("prepare.cards.issuing") : undefined}
          onPress={() => setAsking(true)}
        >
          {chosen.size === 0
            ? t("prepare.cards.choose")
            : t("prepare.cards.issue", { count: chosen.size })}
        </Button>
      }
    >
      {course.at === "refused" && <Refused refusal={course.refusal} />}
      {course.at === "choosing" && course.lost && (
        <Banner tone="warning" title={t("prepare.cards.lost")}>
          {t("prepare.cards.lost.what")}
        </Banner>
      )}
      <Address base={base} bases={bases} onBase={setBase} />
      <CardChoice view={view} chosen={chosen} onChosen={setChosen} />
      {asking && (
        <Sure
          count={chosen.size}
          held={view.seats.filter((one) => one.enrolled && chosen.has(one.seat?.id ?? "")).length}
          onClose={() => setAsking(false)}
          onIssue={() => void issue()}
        />
      )}
    </StepPage>
  );
}

interface AddressProps {
  base: string;
  bases: Bases;
  onBase: (base: string) => void;
}

// Where the cards send people.
function Address({ base, bases, onBase }: AddressProps) {
  const fine = isBase(base);
  return (
    <>
      <Field
        label={t("prepare.cards.base")}
        value={base}
        problem={fine ? "" : t("prepare.cards.base.wrong")}
        hint={
          isOwnDevice(base)
            ? `▲ ${t("prepare.cards.base.own")}`
            : t("prepare.cards.base.what", { base })
        }
        onInput={onBase}
      />
      {fine && bases.phones !== bases.pages && (
        <p>{t("prepare.cards.phones", { page: `${bases.phones}/judge` })}</p>
      )}
    </>
  );
}

interface SureProps {
  count: number;
  held: number; // Seats that a device has taken already.
  onClose: () => void;
  onIssue: () => void;
}

function Sure({ count, held, onClose, onIssue }: SureProps) {
  return (
    <Dialog
      title={t("prepare.cards.sure", { count })}
      onClose={onClose}
      actions={
        <Button focused onPress={onIssue}>
          {t("prepare.cards.issue", { count })}
        </Button>
      }
    >
      <p>{t("prepare.cards.sure.old")}</p>
      {held > 0 && <p>{t("prepare.cards.sure.held", { count: held })}</p>}
      <p>{t("prepare.cards.sure.once")}</p>
    </Dialog>
  );
}

interface IssuedProps {
  view: PrepareView;
  cards: readonly Card[];
  bases: Bases;
  onDrop: () => void;
}

function Issued({ view, cards, bases, onDrop }: IssuedProps) {
  const [clearing, setClearing] = useState(false);
  return (
    <StepPage
      wide
      bare
      title={t("prepare.cards.issued", { count: cards.length })}
      foot={
        <div class={prepareCss.foot}>
          <Button kind="secondary" size="large" onPress={() => setClearing(true)}>
            {t("prepare.cards.done")}
          </Button>
          <Button size="large" wide focused onPress={() => window.print()}>
            {t("prepare.cards.print", { pages: Math.ceil(cards.length / 8) })}
          </Button>
        </div>
      }
    >
      <div class={prepareCss.screenOnly}>
        <Banner tone="warning" title={t("prepare.cards.once")}>
          {t("prepare.cards.once.what")}
        </Banner>
      </div>
      <CardSheets view={view} cards={cards} bases={bases} />
      {clearing && (
        <Clear count={cards.length} onClose={() => setClearing(false)} onClear={onDrop} />
      )}
    </StepPage>
  );
}

interface ClearProps {
  count: number;
  onClose: () => void;
  onClear: () => void;
}

function Clear({ count, onClose, onClear }: ClearProps) {
  return (
    <Dialog
      title={t("prepare.cards.clear", { count })}
      onClose={onClose}
      closeWords={t("prepare.cards.clear.not")}
      actions={
        <Button kind="danger" onPress={onClear}>
          {t("prepare.cards.clear.do")}
        </Button>
      }
    >
      <p>{t("prepare.cards.clear.what")}</p>
    </Dialog>
  );
}
