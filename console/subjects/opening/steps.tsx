// The commands of the opening as a desk's steps: batches one after the other.
import { elsewhere, type Kinds } from "../../steps/kind";
import { says } from "../../steps/says";
import { whoWords } from "../../words";
import { entrantOf, PostsForm } from "./posts_form";

export const opening = {
  enterRoll: elsewhere,
  enterPlan: elsewhere,
  enterBank: elsewhere,
  lockPlan: elsewhere,
  settleRecusal: elsewhere,
  openBatch: {
    words: "console.step.open_batch",
    about: ({ batch }) => ({ batch }),
    confirm: says("console.ask.batch.what"),
  },
  enterAgain: {
    words: "console.step.enter_again",
    place: "entry",
    // The number is that of an earlier batch.
    named: ({ step: { person } }) => ({ who: person?.name || whoWords(person) }),
    form: PostsForm,
    chosen: (step, draft) => draft.chosen.length > 0 && entrantOf(step, draft) !== "",
    fill: (value, { candidate, chosen }) => {
      if (value.candidate === "") value.candidate = candidate ?? "";
      value.posts = [...(chosen ?? [])];
    },
  },
} satisfies Partial<Kinds>;
