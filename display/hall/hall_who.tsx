// Who it is about: the number, the name beside it, the post.
import { CandidateNumber } from "../../web_kit/components/candidate_number";
import type { Person } from "../../web_kit/generated/proto/views_pb";
import { Name } from "../screen/name";
import styles from "./hall_who.module.css";

export function Who({ person }: { person: Person | undefined }) {
  if (person === undefined) return null;
  return (
    <>
      {person.number > 0 && <CandidateNumber number={person.number} />}
      {person.name !== "" && <Name name={person.name} />}
      <p class={styles.post}>{person.post}</p>
    </>
  );
}
