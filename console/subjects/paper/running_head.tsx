// Somebody's figures on paper: what competition and whose they are, and the check by which pages are
// told from those of other figures, on every page.
import type { ComponentChildren } from "preact";
import type { Closed, DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { classes } from "../../../web_kit/look/classes";
import { pageOfPaper } from "../../../web_kit/page/print";
import { groupedCheckCode } from "../../frame/bar";
import { whoWords } from "../../words";
import printedCss from "./printed.module.css";

// Enough of the digest to tell one result from another by eye: "ab12 34cd 56ef 7890".
export function resultCode(digest: string): string {
  return (digest.slice(0, 16).match(/.{1,4}/g) ?? []).join(" ");
}

// "第7号 · 86.75 分 · 核对码 ab12 34cd 56ef 7890"
function codeWords({ person, figures, digest }: Closed): string {
  if (digest === "") return whoWords(person); // Not all stages are closed.
  return t("console.paper.result.code", {
    who: whoWords(person),
    total: figures?.total ?? "",
    code: resultCode(digest),
  });
}

interface RunningProps {
  closed: Closed;
  view: DeskView;
  children: ComponentChildren;
}

// Browsers repeat the head of a table.
export function Running({ closed, view: { header }, children }: RunningProps) {
  return (
    <table class={classes(pageOfPaper, printedCss.result)}>
      <thead>
        <tr>
          <td>
            <header class={printedCss.head}>
              <p>
                <strong>{textOf(header?.title)}</strong>
              </p>
              <p>
                {codeWords(closed)}
                <br />
                {t("console.bar.check_code", { code: groupedCheckCode(header?.checkCode ?? "") })}
              </p>
            </header>
          </td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
