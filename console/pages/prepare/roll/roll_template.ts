// Tables to fill in, made for the plan at hand: only the columns it has a use for.
import {
  Applications_Count as Count,
  type Applications,
} from "../../../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";

export interface Template {
  name: string; // Of the worksheet or the file.
  titles: string[];
}

function postColumns(applications: Applications | undefined): string[] {
  const several = applications?.postsPerPerson ?? 1;
  if (several < 2) return [t("prepare.column.post")];
  const numbers = Array.from({ length: several }, (_, at) => at + 1);
  return numbers.map((number) => t("prepare.column.post.number", { number }));
}

function standingColumns(applications: Applications | undefined): string[] {
  if (applications === undefined) return [];
  const titles: string[] = [];
  if (applications.count === Count.QUALIFIED) titles.push(t("prepare.column.qualified"));
  if (applications.atMost > 0) titles.push(t("prepare.column.preselected"));
  if (titles.length > 0) titles.push(t("prepare.column.reason"));
  if (applications.mayChooseAgain) titles.push(t("prepare.column.first_post"));
  return titles;
}

export function peopleTemplate({ applications, rooms, components }: PrepareView): Template {
  return {
    name: t("prepare.sheet.people"),
    titles: [
      t("prepare.column.name"),
      t("prepare.column.unit"),
      ...postColumns(applications),
      ...(rooms.length > 1 ? [t("prepare.column.room")] : []),
      ...components.map(({ title }) => textOf(title)),
      ...standingColumns(applications),
    ],
  };
}

export function postsTemplate({ applications, batches }: PrepareView): Template {
  return {
    name: t("prepare.sheet.posts"),
    titles: [
      t("prepare.column.post"),
      t("prepare.column.vacancies"),
      t("prepare.column.unit"),
      ...(batches.length > 0 ? [t("prepare.column.batch")] : []),
      ...((applications?.atLeast ?? 0) > 0 ? [t("prepare.column.fell_away")] : []),
    ],
  };
}

// Of the cells' styles the first is the usual one, and the titles have the second.
const textStyle = 2;

// Whole columns of text, also below what is written: write-excel-file formats cells alone. 49 is the
// built-in format of text.
const textColumns = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (content: string) =>
          content
            .replace(/<cellXfs count="\d+">/, `<cellXfs count="${textStyle + 1}">`)
            .replace("</cellXfs>", '<xf numFmtId="49" applyNumberFormat="1"/></cellXfs>'),
      },
      "xl/worksheets/sheet{id}.xml": {
        transformElementAttributes: (name: string, attributes: Record<string, string | number>) =>
          name === "col" ? { ...attributes, style: textStyle } : attributes,
      },
    },
  },
};

// Marks and names alike are kept as they are typed: a column of text loses no zero at its end.
export async function workbook(templates: readonly Template[]): Promise<Blob> {
  const { default: write } = await import("write-excel-file/universal");
  const sheets = templates.map(({ name, titles }) => ({
    sheet: name,
    data: [titles.map((value) => ({ value, fontWeight: "bold" as const, format: "@" }))],
    columns: titles.map((title) => ({ width: Math.max(14, 2 * title.length + 4) })),
    stickyRowsCount: 1,
  }));
  return write(sheets, { features: [textColumns] }).toBlob();
}

// With the mark by which spreadsheets know UTF-8.
export async function csvFile({ titles }: Template): Promise<Blob> {
  const { unparse } = await import("papaparse");
  return new Blob([`\ufeff${unparse([titles])}\r\n`], { type: "text/csv;charset=utf-8" });
}

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
