// Everybody who is to sign, in the order the server calls them, whom the kiosk shows first.
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import type { DeskView, Step, ToSign } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import { actionOf } from "../../steps/kind";
import { aboutOf } from "../../steps/kinds";
import { keyOf, type OwnSteps } from "../../steps/steps";
import { whoWords } from "../../words";
import css from "./to_sign_list.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

function standing({ answering, answered, runOff }: ToSign, first: boolean): string {
  const parts = [
    runOff === "" ? "" : t("console.result.run_off", { post: runOff }),
    answering ? t("console.sheet.objection") : answered ? t("console.sheet.answered") : "",
    first ? t("console.to_sign.at_kiosk") : "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

export interface ToSignListProps {
  view: DeskView;
  own: OwnSteps;
  acting: Acting;
  onCall: (step: Step) => void;
  onOpen: (candidate: string) => void;
  onClose: () => void;
}

export function ToSignList({ view, own, acting, onCall, onOpen, onClose }: ToSignListProps) {
  const call = (digest: string) =>
    own.signing.find((step) => actionOf(step) === "callToSign" && aboutOf(step).more === digest);
  return (
    <Dialog title={t("console.to_sign.title", { count: view.toSign.length })} onClose={onClose}>
      <p class={tones.quiet}>{t("console.to_sign.what")}</p>
      <ol
        class={css.list}
        tabIndex={0}
        aria-label={t("console.to_sign.title", { count: view.toSign.length })}
      >
        {view.toSign.map((one, at) => {
          const step = call(one.digest);
          const who = whoWords(one.person);
          return (
            <li key={one.digest} class={at === 0 ? css.first : undefined}>
              <span class={css.who}>
                <strong>{who}</strong>{" "}
                {(one.person?.number ?? 0) > 0 && <span>{one.person?.name}</span>}
                <small>{standing(one, at === 0)}</small>
              </span>
              <span class={css.total}>{one.total}</span>
              {step !== undefined && (
                <Button
                  kind="secondary"
                  size="small"
                  label={t("console.step.call_to_sign", { who })}
                  busy={acting.busy === keyOf(step) ? t("console.step.sending") : null}
                  onPress={() => onCall(step)}
                >
                  {t("console.to_sign.call")}
                </Button>
              )}
              <Button
                kind="secondary"
                size="small"
                label={`${t("console.to_sign.paper")}: ${t("console.to_sign.paper.of", { who })}`}
                onPress={() => onOpen(one.person?.candidate ?? "")}
              >
                {t("console.to_sign.paper")}
              </Button>
            </li>
          );
        })}
      </ol>
      {view.toSign.length === 0 && <p>{t("console.to_sign.none")}</p>}
      <Refused acting={acting} view={view} />
    </Dialog>
  );
}
