// A candidate's name on a screen, as large as its length allows.
import { nameSize } from "../hall/hall_words";
import { classes } from "../../web_kit/look/classes";
import styles from "./name.module.css";

const looks = {
  usual: styles.name,
  long: classes(styles.name, styles.long),
  longest: classes(styles.name, styles.longest),
  whole: classes(styles.name, styles.whole),
} as const;

export function Name({ name }: { name: string }) {
  return <p class={looks[nameSize(name)]}>{name}</p>;
}
