// A roll as people keep it: a spreadsheet with a table of people and one of posts.
import writeWorkbook from "write-excel-file/node";

export type Cell = string | number;

export const rollColumns = ["姓名", "单位", "职位", "笔试成绩"];

// `rows` in the order of rollColumns; each post has one vacancy.
export async function rollBook(rows: readonly Cell[][], posts: readonly string[]) {
  const sheets = [
    { sheet: "名单", data: [rollColumns, ...rows] },
    { sheet: "岗位", data: [["岗位", "职数"], ...posts.map((title) => [title, 1])] },
  ];
  const buffer = await writeWorkbook(sheets).toBuffer();
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: "竞岗名单.xlsx", mimeType, buffer };
}

// The same as a text file: two people, with an empty line between them.
export const people =
  "姓名,单位,岗位\r\n张伟民,农业局,党政办公室主任\r\n,,\r\n李静,教育局,党政办公室主任\r\n";
export const csv = (text: string, name = "名单.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});
