// Who was not chosen enters the open batch: for which of its posts, and who, where the step leaves
// that open.
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { Choices } from "../../steps/choices";
import type { Draft } from "../../steps/draft";
import { valueOf, type FormProps } from "../../steps/kind";
import { whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import choicesCss from "../../steps/choices.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

// As the step says, or as was chosen.
export function entrantOf(step: Step, draft: Pick<Draft, "candidate">): string {
  return valueOf(step, "enterAgain")?.candidate || draft.candidate;
}

function openPosts(view: DeskView) {
  return view.posts.filter(({ batch, fellAway }) => batch === view.batch && fellAway === "");
}

function Entrants({ draft, view, asked, onDraft }: FormProps) {
  return (
    <Choices
      label={t("console.ask.posts.who")}
      chosen={draft.candidate}
      onChoose={(candidate) => onDraft({ ...draft, candidate })}
      choices={view.mayEnter.map((person) => ({
        value: person.candidate,
        words: person.name || whoWords(person),
      }))}
      problem={asked && draft.candidate === "" ? t("console.ask.posts.who.pick") : ""}
    />
  );
}

export function PostsForm(props: FormProps) {
  const { step, view, draft, asked, onDraft } = props;
  const { chosen } = draft;
  const toggle = (post: string) =>
    onDraft({
      ...draft,
      chosen: chosen.includes(post) ? chosen.filter((one) => one !== post) : [...chosen, post],
    });
  return (
    <>
      <p>{t("console.ask.posts.what")}</p>
      {entrantOf(step, { candidate: "" }) === "" && <Entrants {...props} />}
      <fieldset class={choicesCss.choices}>
        <legend>{t("console.ask.posts")}</legend>
        <div class={classes(choicesCss.list, choicesCss.tall)}>
          {openPosts(view).map(({ id, title, unit }) => (
            <label
              key={id}
              class={
                chosen.includes(id) ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice
              }
            >
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <span>
                {title} <span class={tones.quiet}>{unit}</span>
              </span>
            </label>
          ))}
        </div>
        <div class={choicesCss.words} aria-live="polite">
          {asked && chosen.length === 0 && <>▲ {t("console.ask.posts.pick")}</>}
        </div>
      </fieldset>
    </>
  );
}
