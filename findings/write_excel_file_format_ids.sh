#!/usr/bin/env bash
# write-excel-file numbers a workbook's own number formats from 100, among the built-in ones.
#
# Seen with write-excel-file 4.1.1 (and fflate 0.8.3 to look into the file). ids of <numFmt> below
# 164 are those that every program knows without being told (ECMA-376, part 1, 18.8.30), 49 being
# "@", text. The format "@" of a cell becomes <numFmt numFmtId="100" formatCode="@"/>, the next one
# 101, and "0.00", which is the built-in 2, one of its own as well. A reader that holds every id below
# 164 to be built-in finds no format there, and takes a column of text for General: "001" typed into
# it is 1. So a reader asks the file's own list first, whatever the number.
#
# Fails where that is otherwise. Needs node and npm.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund write-excel-file@4.1.1 fflate@0.8.3 >>npm.log

cat >written.mjs <<'END'
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import writeExcelFile from "write-excel-file/node";

const row = [
  { value: "001", type: String, format: "@" },
  { value: 85.5, type: Number, format: '0.0"分"' },
  { value: 85.5, type: Number, format: "0.00" },
];
await (await writeExcelFile([row])).toFile("written.xlsx");
const styles = strFromU8(unzipSync(readFileSync("written.xlsx"))["xl/styles.xml"]);
const seen = [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
  ([, id, code]) => `${id} ${code.replaceAll("&quot;", '"')}`,
);
console.log(seen.join("\n"));
const expected = ["100 @", '101 0.0"分"', "102 0.00"];
process.exit(JSON.stringify(seen) === JSON.stringify(expected) ? 0 : 1);
END
node written.mjs
