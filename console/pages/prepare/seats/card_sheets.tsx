// Cards as they are printed: two by four on a sheet of A4, cut along the dashed lines.
import { Qr } from "../../../../web_kit/components/qr";
import type { Cards_Card as Card } from "../../../../web_kit/generated/proto/frames_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { cardWords, type Bases } from "../../../subjects/devices/card_words";
import { classes } from "../../../../web_kit/look/classes";
import css from "./card_sheets.module.css";

interface CardSheetsProps {
  view: PrepareView;
  cards: readonly Card[];
  bases: Bases;
}

const cardsPerSheet = 8;

export function CardSheets({ view, cards, bases }: CardSheetsProps) {
  const sheets = Array.from({ length: Math.ceil(cards.length / cardsPerSheet) }, (_, at) =>
    cards.slice(at * cardsPerSheet, (at + 1) * cardsPerSheet),
  );
  return (
    <div class={css.sheets}>
      {sheets.map((sheet, at) => (
        <section
          key={at}
          class={css.sheet}
          aria-label={t("prepare.cards.sheet", { number: at + 1, count: sheets.length })}
        >
          {sheet.map((card) => (
            <SeatCard key={card.seat?.id} view={view} card={card} bases={bases} />
          ))}
        </section>
      ))}
    </div>
  );
}

// What does not fit beside the code at the usual size stands smaller, and nothing is cut off.
const longRoom = 16;

function seatSize(seat: string): "usual" | "long" | "longest" {
  if (seat.length <= 14) return "usual";
  return seat.length <= 32 ? "long" : "longest";
}

function SeatCard({ view, card, bases }: { view: PrepareView; card: Card; bases: Bases }) {
  if (card.seat === undefined) return null;
  const words = cardWords(view, card.seat, card.code, bases);
  return (
    <article class={css.card}>
      <header class={classes(words.room.length > longRoom && css.longRoom)}>
        <span>{textOf(view.header?.title)}</span>
        <span>{words.room}</span>
      </header>
      <div class={css.body}>
        <Qr text={words.link} label={t("prepare.card.qr", { seat: words.seat })} />
        <div>
          <h3 class={css[seatSize(words.seat)]}>{words.seat}</h3>
          {words.mark !== "" && <p class={css.mark}>{words.mark}</p>}
          <p class={css.code}>{card.code}</p>
        </div>
      </div>
      <p class={css.page}>{words.page}</p>
      <ol>
        {words.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </article>
  );
}
