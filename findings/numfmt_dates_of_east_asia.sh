#!/usr/bin/env bash
# numfmt words the dates of Chinese and Japanese workbooks otherwise than their authors saw them.
#
# Seen with numfmt 4.0.1. Four things that a valid workbook written in Chinese may hold:
#   - The built-in formats 27 to 36 and 50 to 58 are dates in words, another for each language
#     (ECMA-376, part 1, 18.8.30): in zh-CN 31 is yyyy"年"m"月"d"日", 33 h"时"mm"分"ss"秒", 57
#     yyyy"年"m"月". getFormatFromId, asked with the language, gives one short date for all dates
#     and one time for all times, for every language.
#   - 上午/下午, the Chinese AM/PM of formats 34 and 35, is printed as it stands, beside the hour of
#     a day of 24 hours: in the afternoon a cell reads "上午/下午14时".
#   - [DBNum1] is taken (isValidFormat) and nothing follows from it: 85 stays 85, not 八十五.
#   - e in [$-404] is the year of the Republic (115 for 2026); it gives 2026.
# So a reader that shows cells as their authors see them keeps a table of these ids of its own, and
# holds a format it does not know the words of to be a fault rather than a value.
#
# Fails where that is otherwise. Needs node and npm.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund numfmt@4.0.1 >>npm.log

cat >shown.mjs <<'END'
import { format, getFormatFromId, isValidFormat } from "numfmt";

const day = 46357; // 2026-12-01
let otherwise = 0;
function see(what, seen, expected) {
  console.log(`${what.padEnd(44)} ${seen}`);
  if (seen !== expected) {
    console.log(`  otherwise than before: ${expected}`);
    otherwise += 1;
  }
}

for (const id of [27, 28, 31, 57]) see(`id ${id} in zh-CN`, getFormatFromId(id, "zh-CN"), "yyyy/m/d");
for (const id of [32, 33, 34]) see(`id ${id} in zh-CN`, getFormatFromId(id, "zh-CN"), "h:mm:ss");
see("id 30 in ja-JP", getFormatFromId(30, "ja-JP"), "yyyy/mm/dd");
see('0.6 as 上午/下午h"时"mm"分"', format('上午/下午h"时"mm"分"', 0.6), "上午/下午14时24分");
see("[DBNum1][$-804]General is valid", String(isValidFormat("[DBNum1][$-804]General")), "true");
see("85 as [DBNum1][$-804]General", format("[DBNum1][$-804]General", 85), "85");
see("2026-12-01 as [$-404]e/m/d", format("[$-404]e/m/d", day), "2026/12/1");
see('2026-12-01 as yyyy"年"m"月"d"日", said in full', format('yyyy"年"m"月"d"日"', day), "2026年12月1日");
process.exit(otherwise);
END
node shown.mjs
