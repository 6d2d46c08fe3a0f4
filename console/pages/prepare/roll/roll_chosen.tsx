// What was read from the chosen files, before it is sent; and what is wrong with it, after.
import { Banner } from "../../../../web_kit/components/banner";
import {
  Refusal_Code as Code,
  type RollFault,
} from "../../../../web_kit/generated/proto/frames_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { cellName } from "../tables/places";
import type { Sheet } from "../tables/sheet";
import type { Course } from "./roll_import";
import { rollRefusalWords } from "../prepare_words";
import { HiddenQuestion } from "./roll_hidden";
import {
  askedOf,
  entriesOf,
  sheetFor,
  sortFaults,
  takenOf,
  titlesOf,
  type Asked,
  type ChosenSheet,
  type SheetUse,
} from "./roll_sheets";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import rollCss from "./roll.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export interface PreviewProps {
  course: Extract<Course, { at: "read" }>;
  onUse: (at: number, use: SheetUse) => void;
  onAnswer: (at: number, asked: Asked, taken: boolean) => void;
}

export function Preview({ course, onUse, onAnswer }: PreviewProps) {
  const { chosen, sending } = course;
  const people = sheetFor(chosen.sheets, "people");
  return (
    <section class={layoutCss.stack} data-unsaved="">
      <header>
        <h2 class={prepareCss.h2}>{t("prepare.read")}</h2>
        <p class={layoutCss.quiet}>{chosen.files.join("　")}</p>
      </header>
      {chosen.sheets.map((one, at) =>
        askedOf(one).map((asked) => (
          <HiddenQuestion
            key={`${at}/${asked}`}
            one={one}
            asked={asked}
            fixed={sending}
            onAnswer={(taken) => onAnswer(at, asked, taken)}
          />
        )),
      )}
      {people === undefined && (
        <Banner tone="warning" title={t("prepare.no_people")}>
          {t("prepare.no_people.what")}
        </Banner>
      )}
      {sheetFor(chosen.sheets, "posts") === undefined && (
        <Banner tone="notice">{t("prepare.no_posts")}</Banner>
      )}
      {chosen.sheets.map((one, at) => (
        <SheetCard
          key={`${at}/${one.sheet.name}`}
          one={one}
          fixed={sending}
          onUse={(use) => onUse(at, use)}
        />
      ))}
    </section>
  );
}

const uses: readonly SheetUse[] = ["people", "posts", "none"];
const rowsShown = 5;

interface SheetCardProps {
  one: ChosenSheet;
  fixed: boolean;
  onUse: (use: SheetUse) => void;
}

function SheetCard({ one, fixed, onUse }: SheetCardProps) {
  const { use } = one;
  const sheet = takenOf(one);
  const rows = entriesOf(sheet);
  return (
    <section class={classes(rollCss.sheet, use === "none" && rollCss.none)}>
      <header class={rollCss.sheetHead}>
        <h2>{sheet.name}</h2>
        <span>
          {t("prepare.read.rows", { rows: rows.length, columns: titlesOf(sheet).length })}
        </span>
        <label>
          {t("prepare.use")}
          <select
            value={use}
            disabled={fixed}
            onChange={(event) => onUse(event.currentTarget.value as SheetUse)}
          >
            {uses.map((choice) => (
              <option key={choice} value={choice}>
                {t(`prepare.use.${choice}`)}
              </option>
            ))}
          </select>
        </label>
      </header>
      {sheet.unseen.sheet && (
        <p class={rollCss.hidden}>
          ▲ {t(`prepare.hidden.sheet.${use === "none" ? "left" : "taken"}`)}
        </p>
      )}
      {use !== "none" && <SheetTable sheet={sheet} />}
    </section>
  );
}

// Its first rows.
function SheetTable({ sheet }: { sheet: Sheet }) {
  const rows = entriesOf(sheet);
  return (
    <div class={prepareCss.wide} tabIndex={0}>
      <table class={prepareCss.table}>
        <thead>
          <tr>
            <th class={prepareCss.number}>{t("prepare.row")}</th>
            {titlesOf(sheet).map((title, at) => (
              <th key={at}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map((row) => (
            <tr key={row.number}>
              <td class={prepareCss.number}>{row.number}</td>
              {titlesOf(sheet).map((_, at) => (
                <td key={at}>{row.cells[at] ?? ""}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown && (
        <p class={layoutCss.quiet}>{t("prepare.read.more", { rows: rows.length - rowsShown })}</p>
      )}
    </div>
  );
}

export function Faults({ course }: { course: Extract<Course, { at: "refused" }> }) {
  const { chosen, refusal } = course;
  const faults = sortFaults(refusal?.rollFaults ?? [], chosen.sheets);
  const faulty = refusal?.code === Code.ROLL_FAULTS;
  return (
    <section class={layoutCss.stack}>
      <Banner tone="danger" title={t("prepare.refused")}>
        {rollRefusalWords(refusal)}
      </Banner>
      {faulty && <FaultTable faults={faults} more={refusal?.rollFaultsMore ?? 0} />}
    </section>
  );
}

function columnWords({ row, column }: RollFault): string {
  if (column !== "") return column;
  return row === 0 ? "—" : t("prepare.fault.row.whole");
}

// As a spreadsheet names it: D5.
function cellWords({ row, cell }: RollFault): string {
  return row === 0 || cell === 0 ? "—" : cellName({ row, column: cell });
}

function FaultTable({ faults, more }: { faults: readonly RollFault[]; more: number }) {
  const titles = [
    t("prepare.fault.table"),
    t("prepare.row"),
    t("prepare.fault.column"),
    t("prepare.fault.cell"),
    t("prepare.fault.have"),
    t("prepare.fault.says"),
  ];
  return (
    <>
      <table class={classes(prepareCss.table, rollCss.faults)} data-unsaved="">
        <thead>
          <tr>
            {titles.map((title, at) => (
              <th key={title} class={at === 1 ? prepareCss.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, at) => (
            <tr key={at}>
              <td>{fault.table}</td>
              <td class={prepareCss.number}>
                {fault.row === 0 ? t("prepare.fault.table.whole") : fault.row}
              </td>
              <td>{columnWords(fault)}</td>
              <td>{cellWords(fault)}</td>
              <td class={rollCss.have}>
                {fault.have === "" ? t("prepare.fault.empty") : fault.have}
              </td>
              <td class={rollCss.says}>{textOf(fault.says)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{t("prepare.faults.more", { count: more })}</p>}
    </>
  );
}
