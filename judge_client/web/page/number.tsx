// Who is scored: the number, the largest thing on the page, and the name where it may be known.
import { CandidateNumber } from "../../../web_kit/components/candidate_number";
import type { Person } from "../../../web_kit/generated/proto/views_pb";
import { classes } from "../../../web_kit/look/classes";
import styles from "./number.module.css";

const long = 20; // Characters: on a phone a longer name may have to be scrolled.

interface NumberProps {
  person: Person | undefined;
  class?: string | undefined; // Of the page: where it stands.
}

export function NumberAndName({ person, class: name }: NumberProps) {
  if (person === undefined) return null;
  return (
    <div class={classes(styles.number, name)}>
      {person.number > 0 && <CandidateNumber number={person.number} />}
      {person.name !== "" && (
        <p class={styles.name} tabIndex={person.name.length > long ? 0 : undefined}>
          {person.name}
        </p>
      )}
    </div>
  );
}
